import type { Report, ReportRole, ReportScope } from '../../model/index.js';
import { inert } from '../../print/index.js';
import type { RenderOptions } from '../options.js';
import { visibleReport } from '../visible.js';
import { scopeTitle } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import {
  answerInWords,
  changeInWords,
  classInWords,
  type GrantGroup,
  groupGrants,
  isNamedByAws,
  personInWords,
  principalInWords,
  viaInWords,
} from '../words/role.js';
import { indented, labelled, type Page, pageOf } from './page.js';

/** Columns of the labels `access`, `trust`, `fix`. */
const labelColumns = 8;

/** For `rolecall roles`: every role that gives support access, or may, how it comes by it, and who can assume it. */
export function renderRoles(report: Report, options: RenderOptions): string {
  const page = pageOf(options);
  const blocks = visibleReport(report).scopes.flatMap((scope) => [
    ...indented(page, scopeTitle(scope), 0).map(page.paint.bold),
    ...(scope.roles.length === 0 ? ['  No role gives access to AWS Support.'] : []),
    ...scope.roles.map((role) => roleLines(page, role).join('\n')),
    ...nearMissBlock(page, scope),
  ]);
  return blocks.length === 0 ? 'No scope could be judged.\n' : inert(`${blocks.join('\n\n')}\n`);
}

function roleLines(page: Page, role: ReportRole): string[] {
  const { trust } = role;
  const mark = page.paint[trust.verdict];
  const judged = `${trust.verdict}: ${classInWords[trust.class]}; ${personInWords[trust.person]}.`;
  return [
    ...indented(page, `${role.address}, ${nameInWords(role)}, ${changeInWords[role.change]}`, 2),
    ...indented(page, describePlace(role.location), 4),
    ...row(page, 'access', `${answerInWords[role.supportAccess]}${role.because ? `: ${role.because}` : ''}`),
    ...viaInWords(role).flatMap((route) => row(page, '', route)),
    ...row(page, 'trust', judged, mark),
    ...trust.reasons.flatMap((reason) => row(page, '', reason.message)),
    ...groupGrants(trust.grants).flatMap((group) => groupLines(page, group)),
    ...(trust.fix === undefined ? [] : row(page, 'fix', trust.fix)),
  ];
}

function nameInWords(role: ReportRole): string {
  return isNamedByAws(role) ? 'named by AWS' : `named ${role.name}`;
}

/** One group of principals: who, then under which conditions, then why it is judged so. */
function groupLines(page: Page, { principals, grant }: GrantGroup): string[] {
  const heading = `${grant.verdict}: ${classInWords[grant.class]}`;
  const indent = labelColumns + 4;
  return [
    ...indented(page, heading, indent).map((line) => line.replace(heading, page.paint[grant.verdict](heading))),
    ...principals.flatMap((principal) => indented(page, principalInWords({ ...grant, principal }), indent + 2)),
    ...grant.conditions.flatMap((condition) => indented(page, `if ${condition}`, indent + 4)),
    ...grant.reasons.flatMap((reason) => indented(page, `because: ${reason.message}`, indent + 4)),
  ];
}

function nearMissBlock(page: Page, scope: ReportScope): string[] {
  if (scope.nearMisses.length === 0) return [];
  const lines = scope.nearMisses.flatMap((miss) =>
    indented(page, `${describePlace(miss.location)}: ${miss.reason}`, 4),
  );
  return [['  Near misses', ...lines].join('\n')];
}

/** A labelled line of a role's block. */
function row(page: Page, label: string, text: string, mark = (painted: string) => painted): string[] {
  const plain = `    ${label.padEnd(labelColumns)}`;
  return labelled(page, { plain, painted: mark(plain) }, text);
}
