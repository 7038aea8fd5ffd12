import type { Json } from '../../model/index.js';
import { entryOf, onlyKey } from '../template/json.js';
import { cidr } from './cidr.js';
import { getAzs, importValue, transform } from './elsewhere.js';
import { base64, toJsonString } from './encodings.js';
import { equals } from './equals.js';
import { findInMap } from './find-in-map.js';
import { forEach, isLoop } from './for-each.js';
import { choose } from './if.js';
import type { Intrinsic } from './intrinsic.js';
import { join } from './join.js';
import { length, select } from './lists.js';
import { and, condition, not, or } from './logic.js';
import { getAtt, ref } from './references.js';
import { contains, eachMemberEquals, eachMemberIn, refAll, valueKnown, valuesKnown } from './rule-functions.js';
import { split } from './split.js';
import { sub } from './sub.js';

const all: readonly Intrinsic[] = [
  and,
  base64,
  choose,
  cidr,
  condition,
  contains,
  eachMemberEquals,
  eachMemberIn,
  equals,
  findInMap,
  forEach,
  getAtt,
  getAzs,
  importValue,
  join,
  length,
  not,
  or,
  ref,
  refAll,
  select,
  split,
  sub,
  toJsonString,
  transform,
  valueKnown,
  valuesKnown,
];

/** Every function of CloudFormation's, by its name. */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map(all.map((one) => [one.name, one]));

/** The function that a key of a template names; nothing where it names none. */
export function intrinsicNamed(key: string): Intrinsic | undefined {
  return intrinsics.get(isLoop(key) ? forEach.name : key);
}

/** A function where it is used. */
export interface Call {
  readonly intrinsic: Intrinsic;
  readonly argument: Json;
}

/** The call that a part of a template is; nothing where it is none. */
export function callIn(node: Json): Call | undefined {
  const name = onlyKey(node);
  const intrinsic = name === undefined ? undefined : intrinsics.get(name);
  const argument = name === undefined ? undefined : entryOf(node, name);
  // `Condition` is a function under a text only: policy statements have a mapping of that name.
  if (!intrinsic || argument === undefined || (intrinsic === condition && typeof argument !== 'string'))
    return undefined;
  return { intrinsic, argument };
}
