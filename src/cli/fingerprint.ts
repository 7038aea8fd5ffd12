import { createHash } from 'node:crypto';
import type { Finding, ScopeFact } from '../model/index.js';

/**
 * What a finding is known by from run to run: 16 hexadecimal digits of a hash over rule, scope and, unless it is
 * about the scope as a whole, the resource. Lines do not count, so that it stays while the resource moves within its
 * file; for absence, not even the resource that it is shown at counts.
 */
export function fingerprint(finding: Finding, scope: ScopeFact): string {
  const resource = finding.about === 'scope' ? [] : [finding.place.input, finding.place.address];
  return createHash('sha256')
    .update(JSON.stringify([finding.ruleId, scope.name, ...resource]))
    .digest('hex')
    .slice(0, 16);
}
