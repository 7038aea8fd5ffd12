import { isList, isMap, isUnknown, type Reason, type Tree } from '../../model/index.js';
import { because } from '../reasons/index.js';

/**
 * Characters that a trust policy may have, without a raised quota and at all (IAM User Guide, reference_iam-quotas).
 */
const USUAL = 2048;
const HIGHEST = 4096;

/** How many characters the policy has at least: IAM counts no white space, and what is unknown is not counted. */
function lengthOf(policy: Tree): number {
  return typeof policy === 'string' ? textLength(policy) : compactLength(policy);
}

function compactLength(tree: Tree): number {
  if (isUnknown(tree)) return 0;
  if (isList(tree)) return tree.reduce((sum: number, part) => sum + compactLength(part) + 1, 1);
  if (isMap(tree))
    return Object.entries(tree).reduce((sum, [key, part]) => sum + key.length + compactLength(part) + 4, 1);
  return typeof tree === 'string' ? textLength(tree) + 2 : String(tree).length;
}

function textLength(text: string): number {
  return text.replaceAll(/\u27e8[^\u27e8\u27e9]*\u27e9|\s/gu, '').length;
}

/** Whether IAM will refuse the policy for its length. */
export function isTooLong(tree: Tree): boolean {
  return lengthOf(tree) > HIGHEST;
}

/** What is to be said of the length. */
export function lengthReasons(tree: Tree): Reason[] {
  const length = lengthOf(tree);
  if (length > HIGHEST) return [because('policy-too-long', { length })];
  return length > USUAL ? [because('policy-long', { length })] : [];
}
