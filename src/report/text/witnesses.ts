import type { ReportScope } from '../../model/index.js';
import { viaInWords, whoInWords } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import { labelled, type Page } from './page.js';

/** Of many witnesses, how many are named. */
const most = 3;

/** What passed, in short: each role that gives support access as it should, how, and to whom. */
export function witnessLines(page: Page, scope: ReportScope): string[] {
  const witnesses = scope.roles.filter((role) => role.supportAccess === 'yes' && role.trust.verdict === 'pass');
  const named = page.verbose ? witnesses : witnesses.slice(0, most);
  const lines = named.flatMap((role) => {
    const text = `${describePlace(role.location)} has ${viaInWords(role).join(' and ')}; ${whoInWords(role.trust)}.`;
    return labelled(page, { plain: 'pass  ', painted: `${page.paint.pass('pass')}  ` }, text);
  });
  const rest = witnesses.length - named.length;
  return rest > 0 ? [...lines, `pass  and ${rest} more; \`rolecall roles\` shows them all.`] : lines;
}
