import { createHash } from 'node:crypto';
import type { Finding, ScopeFact } from '../model/index.js';
import type { NameOf } from './order.js';

/** Who a scope is, whatever reports call it. */
type ScopeIdentity = Pick<ScopeFact, 'declared' | 'account'>;

/**
 * What a finding is known by from run to run: 16 hexadecimal digits of a hash over rule, scope and, unless it is
 * about the scope as a whole, the resource. Lines do not count, so that it stays while the resource moves within its
 * file; for absence, not even the resource that it is shown at counts. A waiver is known by what it is about. Words
 * never count. `nameOf` gives inputs the name that they have wherever a run is started.
 */
export function fingerprinter(nameOf: NameOf) {
  return (finding: Finding, { declared, account }: ScopeIdentity): string =>
    createHash('sha256')
      .update(JSON.stringify([finding.ruleId, declared ?? null, account ?? null, ...subjectOf(finding, nameOf)]))
      .digest()
      .toString('hex', 0, 8);
}

function subjectOf({ about, place, args }: Finding, nameOf: NameOf): readonly unknown[] {
  if (about === 'scope') return [];
  return [nameOf(place.input), about === 'waiver' ? args : (place.address ?? null)];
}
