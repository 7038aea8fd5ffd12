import { isSymbolic, isUnknown } from '../../model/index.js';
import {
  admits,
  knownValues,
  literalWildcard,
  soleVariable,
  type Test,
  unknownValues,
  valueGlob,
} from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { nameIn } from '../text/arn.js';
import { globOf, isExact, isLengthOnly, literalPart, literalPrefix, overlap, spelling } from '../text/glob.js';
import { type AwsCallers, dead, doubted, narrowed, noted, type Step } from './callers.js';

/** A unique id of a user, or of a role with the session behind it (IAM User Guide, reference_identifiers). */
const UNIQUE_ID = /^(?:AIDA[A-Z0-9]{12,}|AROA[A-Z0-9]{12,}(?::.*)?)$/s;

/** Narrows by `aws:userid`: `AIDA...` for users, `AROA...:session` for roles. */
export function bindUserId(callers: AwsCallers, test: Test): Step {
  const [value] = test.values;
  if (value === undefined) return none(test);
  if (isUnknown(value)) return doubted(callers, 'user-id', because('condition-unknown', { because: value.$unknown }));
  if (test.operator.reads === 'other') return uncompared(callers, test);
  if (literalWildcard(test, value)) return dead(because('condition-literal-wildcard', { key: test.key, value }));
  const glob = valueGlob(test, value);
  if (isExact(glob) && /^AROA[A-Z0-9]*$/i.test(value)) return none(test);
  if (!UNIQUE_ID.test(test.operator.reads === 'folded' ? literalPrefix(glob).toUpperCase() : literalPrefix(glob)))
    return noted(callers, because('condition-chosen', { key: test.key }));
  const form = literalPrefix(glob).toUpperCase().startsWith('AIDA') ? 'user/' : 'role/';
  if (!mayBe(callers, form)) return dead(because('condition-contradiction', { key: test.key }));
  return narrowed(callers, { byId: true, limited: true }, because('user-id'));
}

/** Whether some of the callers may be users, or roles. */
function mayBe({ resource }: AwsCallers, form: 'user/' | 'role/'): boolean {
  return resource === undefined || overlap(resource, globOf(`${form}*`, { wildcards: true, variables: false }));
}

/** Narrows by `aws:username`, which requests of users alone carry, and which is the end of their ARN. */
export function bindUserName(callers: AwsCallers, test: Test): Step {
  const { resource } = callers;
  if (!mayBe(callers, 'user/')) return dead(because('condition-key-absent', { key: test.key }));
  const name = resource !== undefined && isExact(resource) ? nameIn(spelling(resource)) : undefined;
  if (name !== undefined && !isSymbolic(name) && admits(test, name) === 'no')
    return dead(because('condition-contradiction', { key: test.key }));
  return bindMark(callers, test);
}

/** Narrows by something that the caller's own account gave it: a principal tag, a user name. */
export function bindMark(callers: AwsCallers, test: Test): Step {
  const [open] = unknownValues(test);
  if (open !== undefined) return doubted(callers, 'mark', because('condition-unknown', { because: open.$unknown }));
  if (test.operator.reads === 'other') return uncompared(callers, test);
  const values = knownValues(test);
  const spelt = values.filter((value) => !literalWildcard(test, value));
  if (spelt.length === 0) return dead(because('condition-literal-wildcard', { key: test.key, value: values[0] ?? '' }));
  const possible = spelt.filter((value) => !holdsBraces(test, value));
  if (possible.length === 0) return none(test);
  const tells = possible.every((value) => tellsSomething(test, value));
  return tells
    ? narrowed(callers, { marked: true, limited: true })
    : noted(callers, because('condition-matches-all', { key: test.key }));
}

/**
 * Whether a value asks for a character of `${...}` as such, which neither tags nor user names hold
 * (reference_iam-quotas).
 */
function holdsBraces(test: Test, value: string): boolean {
  return valueGlob(test, value).some((token) => '${}'.includes(token));
}

/** Whether a value is not just any: a tag of the role itself is one that its owner chose. */
function tellsSomething(test: Test, value: string): boolean {
  const isTagOfRole = /^(?:aws|iam):resourcetag\//.test(soleVariable(test, value) ?? '');
  if (isTagOfRole && !hasOpenDefault(value)) return true;
  const glob = valueGlob(test, value);
  return isExact(glob) || literalPart(glob) !== '';
}

/** Whether a policy variable stands for any text where its key is absent: `${aws:ResourceTag/team, '*'}`. */
function hasOpenDefault(variable: string): boolean {
  const comma = variable.lastIndexOf(',');
  return comma >= 0 && /^'?[*?]*'?$/.test(variable.slice(comma + 1, -1).trim());
}

/** Narrows by `sts:ExternalId`, two characters at least. */
export function bindExternalId(callers: AwsCallers, test: Test): Step {
  const [open] = unknownValues(test);
  if (open !== undefined)
    return doubted(callers, 'external-id', because('condition-unknown', { because: open.$unknown }));
  if (test.operator.reads === 'other') return uncompared(callers, test);
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

/** An order or a range says of nobody who they are. */
function uncompared(callers: AwsCallers, { key, operator }: Test): Step {
  return noted(callers, because('condition-operator', { key, operator: operator.name }));
}

function none(test: Test): Step {
  return dead(because('condition-matches-none', { key: test.key }));
}
