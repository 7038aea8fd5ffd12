import type { Intrinsic } from '../evaluation/scope.js';
import { base64 } from './base64.js';
import { cidr } from './cidr.js';
import { equals } from './equals.js';
import { extended } from './extended.js';
import { findInMap } from './find-in-map.js';
import { getAtt } from './get-att.js';
import { getAzs } from './get-azs.js';
import { choose } from './if.js';
import { importValue } from './import-value.js';
import { join } from './join.js';
import { length } from './length.js';
import { and, condition, not, or } from './logic.js';
import { ref } from './ref.js';
import { select } from './select.js';
import { split } from './split.js';
import { sub } from './sub.js';
import { toJsonString } from './to-json-string.js';
import { transform } from './transform.js';

export { asTruth } from './logic.js';

/** Every function that can be worked out, by the name it has in a template. */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map([
  ['Condition', condition],
  ['Fn::And', and],
  ['Fn::Base64', base64],
  ['Fn::Cidr', cidr],
  ['Fn::Equals', equals],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAZs', getAzs],
  ['Fn::GetAtt', getAtt],
  ['Fn::If', choose],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  extended('Fn::Length', length),
  ['Fn::Not', not],
  ['Fn::Or', or],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', sub],
  extended('Fn::ToJsonString', toJsonString),
  ['Fn::Transform', transform],
  ['Ref', ref],
]);
