import { keyOf, type Meaning } from '../callers/keys.js';
import type { Test } from '../conditions/index.js';

/** More alternatives than this are not told apart: what is then not counted can only make a grant look wider. */
const LIMIT = 512;

/** Keys whose values are judged one by one, because each may lead to another class. */
const APART: ReadonlySet<Meaning> = new Set<Meaning>([
  'arn',
  'account',
  'user-id',
  'organization',
  'organization-path',
]);

/** Tests that must all hold, each with one value where its values are judged one by one. */
export type Alternative = readonly Test[];

/** Takes the values of identity keys apart: a caller meets the tests when it meets one of the alternatives. */
export function alternativesOf(tests: readonly Test[]): readonly Alternative[] {
  let alternatives: readonly Alternative[] = [[]];
  for (const test of tests) {
    const parts = partsOf(test);
    if (parts.length * alternatives.length > LIMIT) continue;
    alternatives = alternatives.flatMap((alternative) => parts.map((part) => [...alternative, part]));
  }
  return alternatives;
}

function partsOf(test: Test): readonly Test[] {
  const apart = test.whenPresent === 'in' && test.values.length > 1 && APART.has(keyOf(test.name).meaning);
  return apart ? test.values.map((value) => ({ ...test, values: [value] })) : [test];
}

/** Each alternative with one of several further tests: how a Deny with several conditions is escaped. */
export function alternativesWith(alternative: Alternative, oneOf: readonly Test[]): readonly Alternative[] {
  return oneOf.flatMap((test) => partsOf(test).map((part) => [...alternative, part]));
}

/** Whether so many alternatives are still told apart. */
export function isManageable(count: number): boolean {
  return count <= LIMIT;
}
