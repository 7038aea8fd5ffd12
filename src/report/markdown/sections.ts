import type { Report, ReportFinding, ReportRole, ReportScope, Verdict } from '../../model/index.js';
import { openFindings, rolesWorstFirst, type ScopedFinding, scopesWorstFirst, waivedFindings } from '../findings.js';
import { drawFrame, frame, type Lines } from '../frame/frame.js';
import { graphOf } from '../picture/graph.js';
import { isOfNoConcern, problemsOf } from '../problems.js';
import { smallestChange } from '../smallest-change.js';
import { countsInWords, scopeHeading, scopeInShort, scopeTitle, waiverInWords } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import { classInWords, groupGrants, principalInWords, viaInWords } from '../words/role.js';
import { cut, type Part } from './budget.js';
import { cell, code, codeBlock, inSummary, prose } from './escape.js';
import { mermaid } from './mermaid.js';

const frameColumns = 100;
/** Of a long text, how much one block shows. */
const mostOfText = 1_500;
const mostOfCell = 400;
/** Of several scopes, how many have a picture: the worst. */
const mostPictures = 3;
/** Of the principals of a role, how many groups a row names. */
const mostGroups = 4;

/** A row for each scope, where there are several. */
export function scopesPart(report: Report): Part {
  const scopes = report.scopes.length < 2 ? [] : scopesWorstFirst(report);
  return {
    head: '| Verdict | Account |\n| --- | --- |',
    items: scopes.map((scope) => `| ${signs[scope.verdict]} ${scope.verdict} | ${cellOf(scopeInShort(scope))} |`),
    rest: (left) => `and ${left.length} more scopes.`,
    dense: true,
    share: 8_000,
  };
}

/** What stands beside a verdict, to be found at a glance. */
const signs: Readonly<Record<Verdict, string>> = { fail: '❌', unknown: '❔', warn: '⚠️', pass: '✅' };

/** Each finding, folded but for its message. */
export function findingsPart(report: Report, lines: Lines): Part {
  const found = openFindings(report);
  return {
    head: '### Findings',
    items: found.map((one) => findingBlock(one, lines, report.scopes.length > 1)),
    rest: (left) => `and ${moreFindings(left.flatMap((index) => found[index] ?? []))}: the other formats have all.`,
    share: 17_000,
  };
}

/** `12 more findings (8 failed, 4 warned)` */
function moreFindings(found: readonly ScopedFinding[]): string {
  const counts: Record<Verdict, number> = { pass: 0, warn: 0, unknown: 0, fail: 0 };
  for (const { finding } of found) counts[finding.verdict] += 1;
  return `${found.length} more ${found.length === 1 ? 'finding' : 'findings'} (${countsInWords(counts)})`;
}

function findingBlock({ scope, finding }: ScopedFinding, lines: Lines, several: boolean): string {
  const { ruleId, verdict, message, help, location, related } = finding;
  const drawn = drawFrame(frame(location, lines, frameColumns), 4);
  const change = smallestChange({ scope, finding }, lines);
  const items = [
    `Where: ${code(describePlace(location))}`,
    ...(several ? [`Account: ${prose(scopeTitle(scope))}`] : []),
    ...(help === '' ? [] : [`What to do: ${prose(cut(help, mostOfText))}`]),
    ...relatedItems(related),
  ];
  const about = several ? ` (${inSummary(scope.name)})` : '';
  return folded(
    `${signs[verdict]} <b>${verdict}</b> <code>${inSummary(ruleId)}</code> ${inSummary(cut(message, mostOfText))}${about}`,
    [
      ...(drawn.length === 0 ? [] : [codeBlock(drawn)]),
      items.map((item) => `- ${item}`).join('\n'),
      ...(change.length === 0 ? [] : ['To write there:', codeBlock(change)]),
    ],
  );
}

/** Of many related places, how many are named. */
const mostRelated = 5;

function relatedItems(related: ReportFinding['related']): string[] {
  const shown = related.slice(0, mostRelated);
  const rest = related.length - shown.length;
  const items = shown.map((one) => `See ${code(describePlace(one.location))}: ${prose(cut(one.message, mostOfText))}`);
  return rest > 0 ? [...items, `and ${rest} more places.`] : items;
}

/** A picture for each of the worst scopes that have roles. */
export function picturesPart(report: Report): Part {
  const scopes = scopesWorstFirst(report).filter(({ roles }) => roles.length > 0);
  const drawn = scopes.slice(0, mostPictures).map((scope) => {
    const picture = `\`\`\`mermaid\n${mermaid(graphOf(scope))}\n\`\`\``;
    return scopes.length === 1 ? picture : folded(inSummary(cut(scopeHeading(scope), mostOfCell)), [picture]);
  });
  return {
    head: '### Who can assume the role',
    items: drawn,
    rest: () => 'What is too large for this page is drawn by `-f html`.',
    share: 13_000,
  };
}

/** A row for each role: who can assume it, and why it is judged so. */
export function rolesPart(report: Report): Part {
  const several = report.scopes.length > 1;
  const rows = scopesWorstFirst(report).flatMap((scope) =>
    rolesWorstFirst(scope).map((role) => roleRow(scope, role, several)),
  );
  return {
    head: '| Verdict | Role | Who can assume it | By |\n| --- | --- | --- | --- |',
    items: rows,
    rest: (left) => `and ${left.length} more roles: \`rolecall roles\` shows them all.`,
    dense: true,
    share: 10_000,
  };
}

function roleRow(scope: ReportScope, role: ReportRole, several: boolean): string {
  const { trust, address, location } = role;
  const groups = groupGrants(trust.grants);
  const who = groups.slice(0, mostGroups).map(({ principals, grant }) => {
    const named = principals.slice(0, mostGroups).map((principal) => principalInWords({ ...grant, principal }));
    const rest = principals.length > mostGroups ? [`${principals.length - mostGroups} more`] : [];
    const conditions = grant.conditions.length === 0 ? '' : ` if ${grant.conditions.join(' and ')}`;
    return `${[...named, ...rest].join(', ')}${conditions}: ${grant.reasons.map(({ message }) => message).join(' ')}`;
  });
  const left = groups.length > mostGroups ? [`and ${groups.length - mostGroups} more.`] : [];
  const all = [...trust.reasons.map(({ message }) => message), ...who, ...left];
  const texts = all.length === 0 ? [classInWords[trust.class]] : all;
  const about = several ? `\n${scope.name}` : '';
  return `| ${signs[trust.verdict]} ${trust.verdict} | ${cellOf(`${address}\n${location.file}${about}`)} | ${texts.map(cellOf).join('<br>')} | ${cellOf(viaInWords(role).join('\n'))} |`;
}

function cellOf(text: string): string {
  return cell(cut(text, mostOfCell));
}

/** What could not be read: it may hold what decides, so it is not folded. */
export function unreadPart(report: Report): Part {
  return { ...listPart('### Could not be read', problemItems(report, 'error')), share: 6_000 };
}

export function nearMissesPart(report: Report): Part {
  const told = new Set(openFindings(report).flatMap(({ finding }) => finding.related.map(({ message }) => message)));
  const misses = report.scopes.flatMap((scope) => scope.nearMisses).filter(({ reason }) => !told.has(reason));
  const items = misses.map((miss) => `${code(describePlace(miss.location))}: ${prose(cut(miss.reason, mostOfText))}`);
  return foldedList('Near misses', items);
}

export function waivedPart(report: Report): Part {
  const items = waivedFindings(report).map(
    ({ finding }) =>
      `${code(finding.ruleId)} at ${code(describePlace(finding.location))}: ${prose(cut(waiverInWords(finding), mostOfText))}`,
  );
  return foldedList('Waived', items);
}

export function notesPart(report: Report): Part {
  return foldedList('Notes', problemItems(report, 'note'));
}

function problemItems(report: Report, severity: 'error' | 'note'): string[] {
  return problemsOf(report, severity)
    .filter((problem) => !isOfNoConcern(problem))
    .map(
      ({ code: id, location, message }) =>
        `${code(id)} in ${code(describePlace(location))}: ${prose(cut(message, mostOfText))}`,
    );
}

function listPart(head: string, items: readonly string[]): Omit<Part, 'share'> {
  return {
    head,
    items: items.map((item) => `- ${item}`),
    rest: (left) => `and ${left.length} more.`,
    dense: true,
  };
}

function foldedList(title: string, items: readonly string[]): Part {
  const head = `<details>\n<summary>${title} (${items.length})</summary>`;
  return { ...listPart(head, items), tail: '</details>', share: 2_500 };
}

/** A fold: what it is about, and Markdown that is in it. */
function folded(summary: string, body: readonly string[]): string {
  return ['<details>', `<summary>${summary}</summary>\n`, body.join('\n\n'), '\n</details>'].join('\n');
}
