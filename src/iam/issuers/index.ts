import { ciIssuers } from './ci.js';
import { github, githubEnterprise } from './github.js';
import type { Issuer } from './issuer.js';
import { privateIssuer } from './people.js';

export { type Extent, type Issuer, loosest, tightest } from './issuer.js';
export { isMachine } from './people.js';

const known: readonly Issuer[] = [github, githubEnterprise, ...ciIssuers];

/** What is known of the issuer at a URL (without its scheme); one that nobody knows is private. */
export function issuerAt(url: string): Issuer {
  return known.find((issuer) => issuer.matches(url)) ?? privateIssuer;
}
