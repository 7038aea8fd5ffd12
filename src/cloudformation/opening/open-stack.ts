import { type Exists, unknown } from '../../model/index.js';
import { assume } from '../conditions/assume.js';
import { existsWhere } from '../conditions/existence.js';
import { identityOf } from '../resources/naming.js';
import { types } from '../resources/types.js';
import { silent } from '../stack/notes.js';
import type { Identity, Stack, StackParts } from '../stack/stack.js';
import { entryOf } from '../template/json.js';
import { budgetOfTrial } from '../values/budget.js';
import { remember } from '../values/remember.js';
import { nothingAssumed, type Scope } from '../values/scope.js';
import { openScope } from './open-scope.js';

/** Makes a stack of its parts. Nothing is worked out before it is asked for. */
export function openStack(parts: StackParts): Stack {
  const stack: Stack = {
    ...parts,
    scopeWith: (assumptions) => openScope(stack, assumptions),
    scopeUnder: (condition) => (condition === undefined ? base : scopeUnder(condition)),
    existsUnder: remember<Exists>(
      (condition) => existsWhere(condition, true, stack),
      () => ({ answer: 'unknown', because: 'its condition refers to itself' }),
    ),
    identityOf: remember(
      (id) => namesOf(id, stack),
      () => undefined,
    ),
    output: remember(
      (name) => outputOf(name, stack),
      (name) => unknown(`the output \`${name}\` refers to itself`),
    ),
    children: remember(
      (id) => childrenOf(id, stack),
      () => 'it is nested in itself',
    ),
    trial: (given, pseudo = parts.pseudo) =>
      openStack({ ...parts, given, pseudo, isTrial: true, budget: budgetOfTrial(parts.budget), notes: silent }),
  };
  const base = openScope(stack, nothingAssumed);
  const scopeUnder = remember(
    (condition) => (base.condition(condition) === true ? base : scopeWhere(condition, stack)),
    () => base,
  );
  return stack;
}

function scopeWhere(condition: string, stack: Stack): Scope {
  return stack.scopeWith(assume(nothingAssumed, condition, true, stack.conditions));
}

/** The names of a resource; nothing where its type has none. */
function namesOf(id: string, stack: Stack): Identity | undefined {
  const declaration = stack.declarations.get(id);
  const naming = types.get(declaration?.type ?? '')?.read?.naming;
  return declaration && naming && identityOf(naming, declaration, stack);
}

function outputOf(name: string, stack: Stack) {
  const output = stack.outputs.get(name);
  const value = entryOf(output, 'Value');
  if (value === undefined) return unknown(`the nested stack has no output \`${name}\``);
  const condition = entryOf(output, 'Condition');
  return stack.scopeUnder(typeof condition === 'string' ? condition : undefined).evaluate(value);
}

function childrenOf(id: string, stack: Stack): readonly Stack[] | string {
  const declaration = stack.declarations.get(id);
  return declaration ? stack.nest(declaration, stack) : 'it is no resource of the template';
}
