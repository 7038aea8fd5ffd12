import { type Exists, isUnknown } from '../model/index.js';
import type { Declaration } from './declaration.js';
import type { Stack } from './stack.js';
import { turning } from './turning.js';

/** Whether a resource will be there: its own condition, and those of the stacks around it. */
export function existsOf(declaration: Declaration, stack: Stack): Exists {
  const own = ownExistence(declaration.condition, stack);
  if (own.answer === 'no' || stack.exists.answer === 'yes') return own;
  return stack.exists;
}

function ownExistence(condition: string | undefined, stack: Stack): Exists {
  if (condition === undefined) return { answer: 'yes' };
  const holds = stack.scopeUnder(undefined).condition(condition);
  if (holds === true) return { answer: 'yes' };
  const turn = turning(condition, stack);
  if (!isUnknown(holds)) return { answer: 'no', because: `condition \`${condition}\` is false${turn}` };
  return { answer: 'unknown', because: `condition \`${condition}\` cannot be told: ${holds.$unknown}${turn}` };
}
