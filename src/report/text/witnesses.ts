import type { Report, ReportRole } from '../../model/index.js';
import { viaInWords, whoInWords } from '../words/role.js';
import { placeLines } from './finding.js';
import { labelled, type Page } from './page.js';

/** Of many witnesses, how many are named. */
const most = 3;

/** What passed, in short: each role that gives support access as it should, how, and to whom. */
export function witnessBlocks(page: Page, report: Report): string[][] {
  const witnesses = report.scopes
    .flatMap((scope) => scope.roles)
    .filter((role) => role.supportAccess === 'yes' && role.trust.verdict === 'pass');
  const named = page.verbose ? witnesses : witnesses.slice(0, most);
  const blocks = named.map((role) => witnessLines(page, role));
  const rest = witnesses.length - named.length;
  return rest > 0
    ? [...blocks, [`${page.paint.pass('pass')}: and ${rest} more; \`rolecall roles\` shows them all.`]]
    : blocks;
}

function witnessLines(page: Page, role: ReportRole): string[] {
  const noted = (label: string, text: string) => {
    const plain = `   = ${label}: `;
    return labelled(page, { plain, painted: plain.replace(label, page.paint.bold(label)) }, text);
  };
  return [
    `${page.paint.pass(page.paint.bold('pass'))}: \`${role.address}\` gives access to AWS Support.`,
    ...placeLines({ ...page, lines: () => undefined }, role.location, page.paint.pass),
    ...viaInWords(role).flatMap((route) => noted('by', route)),
    ...whoInWords(role.trust).flatMap((who) => noted('for', who)),
  ];
}
