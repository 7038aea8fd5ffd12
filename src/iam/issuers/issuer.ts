import { greatest, least } from '../../model/index.js';
import { type Glob, isExact, literalPart, literalPrefix, spelling } from '../text/glob.js';

/**
 * How many subjects of an issuer a claim lets in. `impossible`: none. `scoped`: chosen ones. `tenant`: all of one
 * customer, application or cluster. `open`: those of any customer.
 */
export type Extent = 'impossible' | 'scoped' | 'tenant' | 'open';

const ORDER: readonly Extent[] = ['impossible', 'scoped', 'tenant', 'open'];

/** The loosest value of a list decides; of no value, nobody is let in. */
export function loosest(all: readonly Extent[]): Extent {
  return (
    ORDER[
      greatest(
        all.map((extent) => ORDER.indexOf(extent)),
        0,
      )
    ] ?? 'open'
  );
}

/** The tightest of several claims decides, as all must hold; without a claim everyone comes in. */
export function tightest(all: readonly Extent[]): Extent {
  return ORDER[least(all.map((extent) => ORDER.indexOf(extent)))] ?? 'open';
}

/** An OpenID Connect issuer, as far as judging its tokens needs. */
export interface Issuer {
  readonly matches: (url: string) => boolean;
  /** Whether one URL serves all customers: then `tenancy` is the claim, or the key, that tells them apart. */
  readonly shared: boolean;
  readonly tenancy: string;
  /** Whether its subjects are machines. */
  readonly workload: boolean;
  /** Whether IAM refuses new trust policies that leave the tenancy claim open. */
  readonly guarded: boolean;
  /**
   * How many subjects one value of a claim lets in (`aud` only of shared issuers); claims that say nothing of it are
   * `open`.
   */
  readonly extent: (claim: string, value: Glob) => Extent;
}

/** An issuer at exactly this URL (without its scheme). */
export function at(...urls: readonly string[]): Issuer['matches'] {
  return (url) => urls.includes(url);
}

/** Grammar of one claim: what a value must begin with to reach no further. */
export interface Grammar {
  readonly scoped: RegExp;
  readonly tenant: RegExp;
}

/**
 * How far a value reaches, by what it surely begins with: everything before its first wildcard. An exact value is
 * complete, which a grammar sees as a line end.
 */
export function extentBy({ scoped, tenant }: Grammar, value: Glob): Extent {
  const prefix = isExact(value) ? `${spelling(value)}\n` : literalPrefix(value);
  if (scoped.test(prefix)) return 'scoped';
  return tenant.test(prefix) ? 'tenant' : 'open';
}

/** For claims whose exact values name one thing each; a pattern with something of its own reaches `further`. */
export function exactOnly(extent: Extent, further: Extent = 'open'): (value: Glob) => Extent {
  return (value) => {
    if (literalPart(value) === '') return 'open';
    return isExact(value) ? extent : further;
  };
}
