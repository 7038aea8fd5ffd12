import type { Finding, ScopeFact } from '../model/index.js';
import type { Settings } from './settings.js';

/** The rule that asks for a support role. */
const PRESENCE = 'support-role-exists';

/** Lets the lack of a role through where it is declared elsewhere: the report shows it with the reason. */
export function elsewhere({ scopes }: Settings): (finding: Finding, scope: ScopeFact) => Finding {
  return (finding, { name }) => {
    if (finding.ruleId !== PRESENCE) return finding;
    const reason = scopes.find((one) => isOf(name, one.scope))?.elsewhere;
    return reason === undefined ? finding : { ...finding, waived: { reason } };
  };
}

/** Whether a scope is the declared one, or the part of it that goes to one account. */
function isOf(name: string, declared: string): boolean {
  return name === declared || (name.startsWith(`${declared}/`) && /^\d{12}$/.test(name.slice(declared.length + 1)));
}
