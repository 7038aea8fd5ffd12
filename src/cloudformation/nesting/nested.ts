import type { Exists } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { read } from '../resources/reading.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { openNestedStack } from './nested-stack.js';
import type { OpenTemplate } from './opening.js';
import { openStackSet } from './stack-set.js';
import { reachOf } from './stack-set-reach.js';

type Open = (declaration: Declaration, parent: Stack, open: OpenTemplate) => Stack | string;

/** The types of resources that deploy a template of their own. */
const types: ReadonlyMap<string, Open> = new Map([
  ['AWS::CloudFormation::Stack', openNestedStack],
  ['AWS::CloudFormation::StackSet', openStackSet],
  ['AWS::Serverless::Application', openNestedStack],
]);

export function isNested(type: string): boolean {
  return types.has(type);
}

/** Opens what a resource deploys; a text says why that cannot be seen: the end of a sentence. */
export function openNested(declaration: Declaration, parent: Stack, open: OpenTemplate): Stack | string {
  parent.run.stacksLeft -= 1;
  if (parent.run.stacksLeft < 0) return 'there are too many nested stacks to look at';
  return types.get(declaration.type)?.(declaration, parent, open) ?? 'it is no stack';
}

/** Whether what a resource deploys comes to the account of the template. */
export function reaches(declaration: Declaration, parent: Stack): Exists {
  const exists = existsOf(declaration, parent);
  if (exists.answer !== 'yes' || declaration.type !== 'AWS::CloudFormation::StackSet') return exists;
  return reachOf(read(declaration, parent)).exists;
}
