import { existsOf } from '../conditions/existence.js';
import { read } from '../resources/reading.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { openNestedStack } from './nested-stack.js';
import type { OpenTemplate } from './opening.js';
import { openStackSet } from './stack-set.js';
import { reachOf } from './stack-set-reach.js';

type Open = (declaration: Declaration, parent: Stack, open: OpenTemplate) => readonly Stack[] | string;

/** The types of resources that deploy a template of their own. */
const types: ReadonlyMap<string, Open> = new Map([
  ['AWS::CloudFormation::Stack', openNestedStack],
  ['AWS::CloudFormation::StackSet', openStackSet],
  ['AWS::Serverless::Application', openNestedStack],
]);

export function isNested(type: string): boolean {
  return types.has(type);
}

/** Opens what a resource deploys, a stack an account; a text says why that cannot be seen: the end of a sentence. */
export function openNested(declaration: Declaration, parent: Stack, open: OpenTemplate): readonly Stack[] | string {
  parent.run.stacksLeft -= isStackSet(declaration) ? reachOf(read(declaration, parent)).length : 1;
  if (parent.run.stacksLeft < 0) return 'there are too many nested stacks to look at';
  return types.get(declaration.type)?.(declaration, parent, open) ?? 'it is no stack';
}

/** Whether what a resource deploys may come to the account of the template. */
export function mayReach(declaration: Declaration, parent: Stack): boolean {
  if (existsOf(declaration, parent).answer === 'no') return false;
  if (!isStackSet(declaration)) return true;
  const isElsewhere = parent.setting.account !== undefined;
  return reachOf(read(declaration, parent)).some(
    ({ exists, account }) => exists.answer !== 'no' && !(isElsewhere && typeof account === 'string'),
  );
}

function isStackSet({ type }: Declaration): boolean {
  return type === 'AWS::CloudFormation::StackSet';
}
