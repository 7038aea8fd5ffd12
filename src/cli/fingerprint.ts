import { createHash } from 'node:crypto';
import type { Finding, ScopeFact } from '../model/index.js';

/**
 * What a finding is known by from run to run: 16 hexadecimal digits of a hash over rule, scope and resource. Lines do
 * not count, so that it stays while the resource moves within its file; for absence, not even the anchor counts.
 */
export function fingerprint(finding: Finding, scope: ScopeFact): string {
  const aboutScope = finding.related.length > 0 || finding.place.address === undefined;
  const resource = aboutScope ? [] : [finding.place.input, finding.place.address];
  return createHash('sha256')
    .update(JSON.stringify([finding.ruleId, scope.name, ...resource]))
    .digest('hex')
    .slice(0, 16);
}
