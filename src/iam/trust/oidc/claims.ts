import { isSymbolic, type Reason } from '../../../model/index.js';
import type { Test } from '../../conditions/index.js';
import { because } from '../../reasons/index.js';
import { type Presence, presenceOf } from '../keys.js';

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
  return prefix.includes('.') && !isSymbolic(prefix) && !isSymbolic(issuer);
}

/** The reasons for keys of other issuers, in the words that fit. */
export function closedReasons(dead: readonly Reason[], tests: readonly Test[], issuer: string): Reason[] {
  const others = tests.filter(
    (test) => !test.whenAbsent && isClaimOfAnother(test.name, issuer) && claimIn(test.name, issuer) === undefined,
  );
  return others.length > 0 ? others.map((test) => because('oidc-other-issuer', test.key)) : [...dead];
}
