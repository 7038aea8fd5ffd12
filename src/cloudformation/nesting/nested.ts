import { existsOf } from '../conditions/existence.js';
import { readerOf } from '../resources/property-reader.js';
import { types } from '../resources/types.js';
import type { OpenTemplate } from '../stack/opening.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { maxNesting } from '../values/budget.js';
import { openNestedStack } from './nested-stack.js';
import { openStackSet } from './stack-set.js';
import { reachOf } from './stack-set-reach.js';

/** Opens what a resource deploys, a stack an account; a text says why that cannot be seen: the end of a sentence. */
export function openNested(declaration: Declaration, parent: Stack, open: OpenTemplate): readonly Stack[] | string {
  if (parent.inputs.length >= maxNesting)
    return `it stands inside ${maxNesting} stacks, and none deeper are looked into`;
  parent.budget.stacksLeft -= isStackSet(declaration) ? reachOf(readerOf(declaration, parent)).length : 1;
  if (parent.budget.stacksLeft < 0) return 'there are too many nested stacks to look at';
  return isStackSet(declaration) ? openStackSet(declaration, parent, open) : openNestedStack(declaration, parent, open);
}

/** Whether what a resource deploys may come to the account of the template. */
export function mayReach(declaration: Declaration, parent: Stack): boolean {
  if (existsOf(declaration, parent).answer === 'no') return false;
  if (!isStackSet(declaration)) return true;
  const isElsewhere = parent.setting.account !== undefined;
  return reachOf(readerOf(declaration, parent)).some(
    ({ exists, account }) => exists.answer !== 'no' && !(isElsewhere && typeof account === 'string'),
  );
}

function isStackSet({ type }: Declaration): boolean {
  return types.get(type)?.deploys === 'stack-set';
}
