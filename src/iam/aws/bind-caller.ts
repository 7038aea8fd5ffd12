import { isUnknown } from '../../model/index.js';
import {
  knownValues,
  literalWildcard,
  soleVariable,
  type Test,
  unknownValues,
  valueGlob,
} from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { isExact, isLengthOnly, literalPart, literalPrefix } from '../text/glob.js';
import { type AwsCallers, dead, doubted, narrowed, noted, type Step } from './callers.js';

/** A unique id of a user, or of a role with the session behind it (IAM User Guide, reference_identifiers). */
const UNIQUE_ID = /^(?:AIDA[A-Z0-9]{12,}|AROA[A-Z0-9]{12,}(?::.*)?)$/s;

/** Narrows by `aws:userid`: `AIDA...` for users, `AROA...:session` for roles. */
export function bindUserId(callers: AwsCallers, test: Test): Step {
  const [value] = test.values;
  if (value === undefined) return none(test);
  if (isUnknown(value)) return doubted(callers, 'user-id', because('condition-unknown', { because: value.$unknown }));
  if (literalWildcard(test, value)) return dead(because('condition-literal-wildcard', { key: test.key, value }));
  const glob = valueGlob(test, value);
  if (isExact(glob) && /^AROA[A-Z0-9]*$/i.test(value)) return none(test);
  if (!UNIQUE_ID.test(test.operator.reads === 'folded' ? literalPrefix(glob).toUpperCase() : literalPrefix(glob)))
    return noted(callers, because('condition-chosen', { key: test.key }));
  return narrowed(callers, { byId: true, limited: true }, because('user-id'));
}

/** Narrows by something that the caller's own account gave it: a principal tag, a user name. */
export function bindMark(callers: AwsCallers, test: Test): Step {
  if (test.values.length === 0) return none(test);
  const [open] = unknownValues(test);
  if (open !== undefined) return doubted(callers, 'mark', because('condition-unknown', { because: open.$unknown }));
  const values = knownValues(test);
  const possible = values.filter((value) => !literalWildcard(test, value));
  if (possible.length === 0)
    return dead(because('condition-literal-wildcard', { key: test.key, value: values[0] ?? '' }));
  const tells = possible.every((value) => tellsSomething(test, value));
  return tells
    ? narrowed(callers, { marked: true, limited: true })
    : noted(callers, because('condition-matches-all', { key: test.key }));
}

/** Whether a value is not just any: a tag of the role itself is one that its owner chose. */
function tellsSomething(test: Test, value: string): boolean {
  if (/^(?:aws|iam):resourcetag\//.test(soleVariable(test, value) ?? '')) return true;
  const glob = valueGlob(test, value);
  return isExact(glob) || literalPart(glob) !== '';
}

/** Narrows by `sts:ExternalId`, two characters at least. */
export function bindExternalId(callers: AwsCallers, test: Test): Step {
  if (test.values.length === 0) return none(test);
  const [open] = unknownValues(test);
  if (open !== undefined)
    return doubted(callers, 'external-id', because('condition-unknown', { because: open.$unknown }));
  const possible = knownValues(test).filter((value) => !literalWildcard(test, value) && !isTooShort(test, value));
  if (possible.length === 0) return dead(because('external-id-short'));
  const tells = possible.every((value) => tellsSomething(test, value));
  return tells
    ? narrowed(callers, { externalId: true, limited: true })
    : noted(callers, because('condition-matches-all', { key: test.key }));
}

function isTooShort(test: Test, value: string): boolean {
  const glob = valueGlob(test, value);
  return glob.length < 2 && (isExact(glob) || isLengthOnly(glob));
}

function none(test: Test): Step {
  return dead(because('condition-matches-none', { key: test.key }));
}
