import { unknown } from '../../model/index.js';
import { assume, nothingAssumed } from '../conditions/assume.js';
import { existsWhere } from '../conditions/existence.js';
import { openScope } from '../evaluation/open-scope.js';
import { remember } from '../evaluation/remember.js';
import { startRun } from '../evaluation/run.js';
import type { Scope } from '../evaluation/scope.js';
import { silent } from '../nesting/notes.js';
import { identify } from '../resources/identity.js';
import { entryOf } from '../template/json.js';
import type { Stack, StackParts } from './stack.js';

/** Makes a stack of its parts. Nothing is worked out before it is asked for. */
export function openStack(parts: StackParts): Stack {
  const stack: Stack = {
    ...parts,
    scopeWith: (assumptions) => openScope(stack, assumptions),
    scopeUnder: (condition) => (condition === undefined ? base : scopeUnder(condition)),
    existsUnder: remember(
      (condition) => existsWhere(condition, true, stack),
      () => ({ answer: 'unknown', because: 'its condition refers to itself' }),
    ),
    identityOf: remember(
      (id) => identify(id, stack),
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
    trial: (given) => openStack({ ...parts, given, isTrial: true, run: startRun(), notes: silent }),
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
