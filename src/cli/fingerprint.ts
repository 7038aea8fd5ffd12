import { createHash } from 'node:crypto';
import type { Finding, ScopeFact } from '../model/index.js';

/**
 * What a finding is known by from run to run: 16 hexadecimal digits of a hash over rule, scope and, unless it is
 * about the scope as a whole, the resource. Lines do not count, so that it stays while the resource moves within its
 * file; for absence, not even the resource that it is shown at counts. A waiver is known by what is said of it.
 */
export function fingerprint(finding: Finding, scope: Pick<ScopeFact, 'name'>): string {
  return createHash('sha256')
    .update(JSON.stringify([finding.ruleId, scope.name, ...subjectOf(finding)]))
    .digest('hex')
    .slice(0, 16);
}

function subjectOf({ about, place, message }: Finding): readonly (string | undefined)[] {
  if (about === 'scope') return [];
  return about === 'waiver' ? [place.input, message] : [place.input, place.address];
}
