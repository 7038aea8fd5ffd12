import { ciIssuers } from './ci.js';
import { github, githubEnterprise } from './github.js';
import type { Issuer } from './issuer.js';
import { privateIssuer } from './people.js';

export { type Extent, type Issuer, loosest, tightest } from './issuer.js';
export { isMachine } from './people.js';

const known: readonly Issuer[] = [github, githubEnterprise, ...ciIssuers];

/**
 * What is known of the issuer at a URL without its scheme, a slash at its end or not; one that nobody knows is private.
 */
export function issuerAt(url: string): Issuer {
  const trimmed = withoutSlash(url);
  return known.find((issuer) => issuer.matches(trimmed)) ?? privateIssuer;
}

/** A URL without the slashes at its end, which some issuers have and which the names of their claims keep. */
export function withoutSlash(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '');
}
