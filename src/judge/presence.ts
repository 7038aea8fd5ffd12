import type { Finding, ScopeFact } from '../model/index.js';
import type { DeclaredScope } from '../settings/index.js';

/** The rule that asks for a support role. */
const PRESENCE = 'support-role-exists';

/** Lets the lack of a role through where it is declared elsewhere: the report shows it with the reason. */
export function elsewhere(scopes: readonly DeclaredScope[]): (finding: Finding, scope: ScopeFact) => Finding {
  return (finding, { declared }) => {
    if (finding.ruleId !== PRESENCE || declared === undefined) return finding;
    const reason = scopes.find(({ scope }) => scope === declared)?.elsewhere;
    return reason === undefined ? finding : { ...finding, waived: { reason } };
  };
}
