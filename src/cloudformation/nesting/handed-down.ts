import { isList, isUnknown, ownAccount, ownRegion, symbol, type Tree, type Value } from '../../model/index.js';
import type { HandDown } from '../stack/opening.js';
import type { Stack } from '../stack/stack.js';
import type { Reach } from './stack-set-reach.js';

/**
 * What a stack set hands down to a stack of its own. The region is that of the template around, and so is the account
 * where the stack goes to another one, or may: inside, their symbols would mean those of the stack.
 */
export function handDownTo({ account }: Reach, { prefix }: Stack): HandDown {
  const inside = (text: string) => text.replaceAll(ownRegion, symbol(`${prefix}deploying-region`));
  if (account === undefined) return inside;
  return (text) => inside(text).replaceAll(ownAccount, symbol(`${prefix}deploying-account`));
}

/** Hands down a value: every text in it, and whatever it may still become. */
export function handDownValue(value: Value<Tree>, handDown: HandDown): Value<Tree> {
  return value === undefined ? undefined : handDownTree(value, handDown);
}

function handDownTree(value: Tree, handDown: HandDown): Tree {
  if (typeof value === 'string') return handDown(value);
  if (typeof value !== 'object' || value === null) return value;
  const each = (parts: readonly Tree[]) => parts.map((part) => handDownTree(part, handDown));
  if (isUnknown(value)) return value.$oneOf ? { ...value, $oneOf: each(value.$oneOf) } : value;
  if (isList(value)) return each(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, handDownTree(part, handDown)]));
}
