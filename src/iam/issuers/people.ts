import { type Glob, isExact, literalPrefix, spelling } from '../text/glob.js';
import { type Extent, exactOnly, type Issuer } from './issuer.js';

/** Claims that name people, one or a group of them, and that they cannot set for themselves. */
const SUBJECTS: ReadonlySet<string> = new Set(['sub', 'email', 'groups', 'upn', 'oid']);

/** What subjects of machines begin with, whoever issues the token: pipelines, clusters, SPIFFE ids, jobs of Jenkins. */
const MACHINE =
  /^(?:(?:repo|repository|project_path|project|system:serviceaccount|organization|org|owner|space|pipeline|workspace|modal|pulumi):|(?:sc|spiffe):\/\/|https?:\/\/.*\/job\/)/;

/** An issuer with one customer, whose subjects may be people: Okta, Entra, Auth0, one's own. */
export const privateIssuer: Issuer = {
  matches: () => true,
  shared: false,
  tenancy: 'sub',
  workload: false,
  guarded: false,
  extent: subjectExtent,
};

function subjectExtent(claim: string, value: Glob): Extent {
  return SUBJECTS.has(claim) ? exactOnly('scoped', 'tenant')(value) : 'open';
}

/** Whether the subject is spelt as those of pipelines, clusters and the like are. */
export function isMachine(subject: Glob): boolean {
  return MACHINE.test(isExact(subject) ? spelling(subject) : literalPrefix(subject));
}
