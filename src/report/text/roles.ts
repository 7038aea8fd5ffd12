import type { Report, ReportRole, ReportScope, Trust } from '../../model/index.js';
import { inert } from '../../print/index.js';
import type { RenderOptions } from '../options.js';
import { visibleReport } from '../visible.js';
import { scopeTitle } from '../words/answer.js';
import { describePlace, fileAndLine } from '../words/place.js';
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
    ...indented(page, fileAndLine(role.location), 4),
    ...row(page, 'access', `${answerInWords[role.supportAccess]}${role.because ? `: ${role.because}` : ''}`),
    ...viaInWords(role).flatMap((route) => row(page, '', route)),
    ...row(page, 'trust', judged, mark),
    ...trust.reasons.flatMap((reason) => row(page, '', reason.message)),
    ...groupGrants(trust.grants).flatMap((group) => groupLines(page, group, trust)),
    ...(trust.fix === undefined ? [] : row(page, 'fix', trust.fix)),
  ];
}

function nameInWords(role: ReportRole): string {
  return isNamedByAws(role) ? 'named by AWS' : `named ${role.name}`;
}

/**
 * One group of principals: how it is judged, who, then under which conditions, then why. What the line of the role says
 * already is not said again.
 */
function groupLines(page: Page, { principals, grant }: GrantGroup, trust: Trust): string[] {
  const isTold = grant.class === trust.class && grant.verdict === trust.verdict;
  const heading = `${grant.verdict}: ${classInWords[grant.class]}`;
  const names = principals.map((principal) => principalInWords({ ...grant, principal }));
  const others = names.filter((name) => name !== classInWords[grant.class]);
  const start = labelColumns + 4;
  const indent = isTold ? start : start + 2;
  const details = others.length === 0 ? indent : indent + 2;
  return [
    ...(isTold
      ? []
      : indented(page, heading, start).map((line) => line.replace(heading, page.paint[grant.verdict](heading)))),
    ...others.flatMap((name) => indented(page, name, indent)),
    ...grant.conditions.flatMap((condition) => indented(page, `if ${condition}`, details)),
    ...grant.reasons.flatMap((reason) => indented(page, `because: ${reason.message}`, details)),
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
