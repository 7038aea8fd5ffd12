import { isUnknown } from '../../../model/index.js';
import { knownValues, literalWildcard, type Test, unknownValues, valueGlob } from '../../conditions/index.js';
import { because } from '../../reasons/index.js';
import { isExact, isLengthOnly, literalPart, literalPrefix } from '../../text/glob.js';
import { dead, doubted, narrowed, noted, type Reach, type Step } from './reach.js';

/** A unique id of a user, or of a role with the session behind it (IAM User Guide, reference_identifiers). */
const UNIQUE_ID = /^(?:AIDA[A-Z0-9]{12,}|AROA[A-Z0-9]{12,}(?::.*)?)$/s;

/** Narrows by `aws:userid`: `AIDA...` for users, `AROA...:session` for roles. */
export function bindUserId(reach: Reach, test: Test): Step {
  const [value] = test.values;
  if (value === undefined) return none(test);
  if (isUnknown(value)) return doubted(reach, 'user-id', because('condition-unknown', value.$unknown));
  if (literalWildcard(test, value)) return dead(because('condition-literal-wildcard', test.key, value));
  const glob = valueGlob(test, value);
  if (isExact(glob) && /^AROA[A-Z0-9]*$/.test(value)) return none(test);
  if (!UNIQUE_ID.test(literalPrefix(glob))) return noted(reach, because('condition-chosen', test.key));
  return narrowed(reach, { byId: true, limited: true }, because('user-id'));
}

/** Narrows by something that the caller's own account gave it: a principal tag, a user name. */
export function bindMark(reach: Reach, test: Test): Step {
  if (test.values.length === 0) return none(test);
  const [open] = unknownValues(test);
  if (open !== undefined) return doubted(reach, 'mark', because('condition-unknown', open.$unknown));
  const values = knownValues(test);
  const possible = values.filter((value) => !literalWildcard(test, value));
  if (possible.length === 0) return dead(because('condition-literal-wildcard', test.key, values[0] ?? ''));
  const tells = possible.every((value) => tellsSomething(test, value));
  return tells
    ? narrowed(reach, { marked: true, limited: true })
    : noted(reach, because('condition-matches-all', test.key));
}

function tellsSomething(test: Test, value: string): boolean {
  const glob = valueGlob(test, value);
  return isExact(glob) || literalPart(glob) !== '';
}

/** Narrows by `sts:ExternalId`, two characters at least. */
export function bindExternalId(reach: Reach, test: Test): Step {
  if (test.values.length === 0) return none(test);
  const [open] = unknownValues(test);
  if (open !== undefined) return doubted(reach, 'external-id', because('condition-unknown', open.$unknown));
  const possible = knownValues(test).filter((value) => !literalWildcard(test, value) && !isTooShort(test, value));
  if (possible.length === 0) return dead(because('external-id-short'));
  const tells = possible.every((value) => tellsSomething(test, value));
  return tells
    ? narrowed(reach, { externalId: true, limited: true })
    : noted(reach, because('condition-matches-all', test.key));
}

function isTooShort(test: Test, value: string): boolean {
  const glob = valueGlob(test, value);
  return glob.length < 2 && (isExact(glob) || isLengthOnly(glob));
}

function none(test: Test): Step {
  return dead(because('condition-matches-none', test.key));
}
