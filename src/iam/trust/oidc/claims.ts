import { isSymbolic, type Reason } from '../../../model/index.js';
import { knownValues, literalWildcard, type Test, unknownValues, valueGlob } from '../../conditions/index.js';
import { because } from '../../reasons/index.js';
import { isLengthOnly } from '../../text/glob.js';
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

/** Why no token can meet a test; nothing where one may. */
export function whyImpossible(test: Test, issuer: string): Reason[] {
  if (test.whenPresent !== 'in' || unknownValues(test).length > 0) return [];
  const values = knownValues(test);
  if (values.length === 0) return [because('condition-matches-none', test.key)];
  if (claimIn(test.name, issuer) === undefined) return [];
  const [literal] = values.filter((value) => literalWildcard(test, value));
  const possible = values.some((value) => !literalWildcard(test, value) && !isLengthOnly(valueGlob(test, value)));
  if (possible) return [];
  return [
    literal === undefined
      ? because('condition-matches-none', test.key)
      : because('condition-literal-wildcard', test.key, literal),
  ];
}

/** The reasons for keys of other issuers, in the words that fit. */
export function closedReasons(dead: readonly Reason[], tests: readonly Test[], issuer: string): Reason[] {
  const others = tests.filter(
    (test) => !test.whenAbsent && isClaimOfAnother(test.name, issuer) && claimIn(test.name, issuer) === undefined,
  );
  return others.length > 0 ? others.map((test) => because('oidc-other-issuer', test.key)) : [...dead];
}
