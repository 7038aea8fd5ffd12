import { createHash } from 'node:crypto';
import type { Finding, ScopeFact } from '../model/index.js';
import type { NameOf } from './order.js';

/**
 * What a finding is known by from run to run: 16 hexadecimal digits of a hash over rule, scope and, unless it is
 * about the scope as a whole, the resource. Lines do not count, so that it stays while the resource moves within its
 * file; for absence, not even the resource that it is shown at counts. A waiver is known by what is said of it.
 * `nameOf` gives inputs the name that they have wherever a run is started.
 */
export function fingerprinter(nameOf: NameOf) {
  return (finding: Finding, scope: Pick<ScopeFact, 'name'>): string =>
    createHash('sha256')
      .update(JSON.stringify([finding.ruleId, scope.name, ...subjectOf(finding, nameOf)]))
      .digest('hex')
      .slice(0, 16);
}

function subjectOf({ about, place, message }: Finding, nameOf: NameOf): readonly (string | undefined)[] {
  if (about === 'scope') return [];
  return [nameOf(place.input), about === 'waiver' ? message : place.address];
}
