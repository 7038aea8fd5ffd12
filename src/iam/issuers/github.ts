import { type Glob, isExact, spelling } from '../text/glob.js';
import { at, type Extent, exactOnly, extentBy, type Issuer } from './issuer.js';

/**
 * Subjects of GitHub Actions: `repo:owner/repo:...`, since July 2026 `repo:owner@id/repo@id:...`, or customized to
 * begin with another claim (GitHub documentation, OpenID Connect reference).
 */
const subject = {
  scoped:
    /^(?:repo|repository):[^/:\n]+\/[^/:\n]+[:\n]|^repository_id:[^:\n]+[:\n]|^job_workflow_ref:[^/:\n]+\/[^/:\n]+\//,
  tenant:
    /^(?:repo|repository|job_workflow_ref):[^/:@\n]+[/@]|^(?:repository_owner|repository_owner_id|enterprise|enterprise_id):[^:\n]+[:\n]/,
};

/** A subject is made of pairs of claim and value. */
const PAIRS = /^[a-z_]+:[^:]/;

const CLAIMS: ReadonlyMap<string, (value: Glob) => Extent> = new Map([
  ['sub', subjectExtent],
  ['repository_id', exactOnly('scoped')],
  ['repository', exactOnly('scoped')],
  ['job_workflow_ref', (value: Glob) => extentBy({ scoped: /^[^/\n]+\/[^/\n]+\//, tenant: /^[^/\n]+\// }, value)],
  ['repository_owner_id', exactOnly('tenant')],
  ['repository_owner', exactOnly('tenant')],
  ['enterprise_id', exactOnly('tenant')],
  ['enterprise', exactOnly('tenant')],
  ['actor_id', exactOnly('tenant')],
]);

function subjectExtent(value: Glob): Extent {
  if (isExact(value) && !PAIRS.test(spelling(value))) return 'impossible';
  return extentBy(subject, value);
}

/** GitHub Actions on github.com. */
export const github: Issuer = {
  matches: at('token.actions.githubusercontent.com'),
  shared: true,
  tenancy: 'sub',
  workload: true,
  guarded: true,
  extent: (claim, value) => CLAIMS.get(claim)?.(value) ?? 'open',
};

/** An enterprise with an issuer URL of its own: whatever comes from it is of one customer. */
export const githubEnterprise: Issuer = {
  ...github,
  matches: (url) => url.startsWith('token.actions.githubusercontent.com/'),
  shared: false,
  guarded: false,
};
