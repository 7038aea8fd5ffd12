import { knownValues, literalWildcard, type Test, unknownValues, valueGlob } from '../../conditions/index.js';
import { type Glob, literalPart } from '../../text/glob.js';
import { claimIn } from './claims.js';
import { type Extent, type Issuer, isMachine, loosest } from './issuers/index.js';

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
    const name = claimIn(test.name, url);
    if (test.whenPresent !== 'in' || name === undefined || unknownValues(test).length > 0) return [];
    const values = knownValues(test).filter((value) => !literalWildcard(test, value));
    const globs = values.map((value) => valueGlob(test, value));
    const extent = loosest(globs.map((glob) => extentOf(issuer, name, glob)));
    return [{ name, values, extent, machine: name === 'sub' && globs.some(isMachine) }];
  });
}

/** A private issuer has one customer: whatever audience is bound, it is one of theirs. */
function extentOf(issuer: Issuer, claim: string, value: Glob): Extent {
  if (claim !== 'aud' || issuer.shared) return issuer.extent(claim, value);
  return literalPart(value) === '' ? 'open' : 'tenant';
}
