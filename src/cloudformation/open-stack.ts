import { unknown } from '../model/index.js';
import { assume, nothingAssumed } from './assume.js';
import { identify } from './identity.js';
import { entryOf } from './json.js';
import { openScope } from './open-scope.js';
import { remember } from './remember.js';
import type { Stack, StackParts } from './stack.js';

/** Makes a stack of its parts. Nothing is worked out before it is asked for. */
export function openStack(parts: StackParts): Stack {
  const scopeUnder = remember(scopeOf, () => base);
  const identityOf = remember(
    (id) => identify(id, stack),
    () => undefined,
  );
  const stack: Stack = {
    ...parts,
    scopeWith: (assumptions) => openScope(stack, assumptions),
    scopeUnder: (condition) => (condition === undefined ? base : scopeUnder(condition)),
    identityOf,
    output: remember(outputOf, (name) => unknown(`the output \`${name}\` refers to itself`)),
    child: remember(childOf, () => 'it is nested in itself'),
  };
  const base = openScope(stack, nothingAssumed);

  function scopeOf(condition: string) {
    if (base.condition(condition) === true) return base;
    return openScope(stack, assume(nothingAssumed, condition, true, parts.conditions));
  }

  function outputOf(name: string) {
    const output = parts.outputs.get(name);
    const value = entryOf(output, 'Value');
    if (value === undefined) return unknown(`the nested stack has no output \`${name}\``);
    const condition = entryOf(output, 'Condition');
    return stack.scopeUnder(typeof condition === 'string' ? condition : undefined).evaluate(value);
  }

  function childOf(id: string) {
    const declaration = parts.declarations.get(id);
    return declaration ? parts.nest(declaration, stack) : 'it is no resource of the template';
  }

  return stack;
}
