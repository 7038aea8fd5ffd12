import { isSymbolic, type Reason } from '../../model/index.js';
import { isPossible } from '../callers/impossible.js';
import { type Presence, presenceOf } from '../callers/keys.js';
import { knownValues, type Test, unknownValues, valueGlob } from '../conditions/index.js';
import { type Extent, type Issuer, isMachine, loosest } from '../issuers/index.js';
import { because } from '../reasons/index.js';
import { type Glob, literalPart } from '../text/glob.js';

/** The claim that a condition key names, if it is one of the issuer: `sub` of `idp.example.com:sub`. */
export function claimIn(key: string, issuer: string): string | undefined {
  const prefix = `${issuer.toLowerCase()}:`;
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

/** Whether requests with tokens of the issuer carry a key: `sub` and `aud` always, claims of others never. */
export function claimPresence(issuer: string): (name: string) => Presence {
  return (name) => {
    const claim = claimIn(name, issuer);
    if (claim !== undefined) return claim === 'sub' || claim === 'aud' ? 'always' : 'sometimes';
    return isClaimOfAnother(name, issuer) ? 'never' : presenceOf(name, 'oidc');
  };
}

function isClaimOfAnother(name: string, issuer: string): boolean {
  const prefix = name.slice(0, Math.max(0, name.lastIndexOf(':')));
  return prefix === 'saml' || (prefix.includes('.') && !isSymbolic(prefix) && !isSymbolic(issuer));
}

/** The reasons for keys of other issuers, in the words that fit. */
export function closedReasons(dead: readonly Reason[], tests: readonly Test[], issuer: string): Reason[] {
  const others = tests.filter(
    (test) => !test.whenAbsent && isClaimOfAnother(test.name, issuer) && claimIn(test.name, issuer) === undefined,
  );
  return others.length > 0 ? others.map((test) => because('oidc-other-issuer', { key: test.key })) : [...dead];
}

/** A claim that a test binds, and how many subjects it lets in. */
export interface Claim {
  readonly name: string;
  readonly values: readonly string[];
  readonly extent: Extent;
  /** Whether its values are spelt as subjects of machines are. */
  readonly machine: boolean;
}

/** The claims of an issuer that are bound by known values. */
export function claimsOf(url: string, issuer: Issuer, binding: readonly Test[]): Claim[] {
  return binding.flatMap((test) => {
    const name = claimIn(test.name, url) ?? keyOfTenancy(test.name, issuer);
    if (test.whenPresent !== 'in' || name === undefined || unknownValues(test).length > 0) return [];
    const values = knownValues(test).filter((value) => isPossible(test, value));
    const globs = values.map((value) => valueGlob(test, value));
    const isText = test.operator.reads !== 'other';
    const extent = isText ? loosest(globs.map((glob) => extentOf(issuer, name, glob))) : 'open';
    return [{ name, values, extent, machine: name === 'sub' && globs.some(isMachine) }];
  });
}

/** A key that is no claim, and yet tells the customers of an issuer apart. */
function keyOfTenancy(key: string, { tenancy }: Issuer): string | undefined {
  return key === tenancy.toLowerCase() && key.includes(':') ? key : undefined;
}

/** A private issuer has one customer: whatever audience is bound, it is one of theirs. */
function extentOf(issuer: Issuer, claim: string, value: Glob): Extent {
  if (claim !== 'aud' || issuer.shared) return issuer.extent(claim, value);
  return literalPart(value) === '' ? 'open' : 'tenant';
}
