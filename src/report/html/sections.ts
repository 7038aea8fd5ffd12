import type { Report, ReportProblem, ReportRole, ReportScope, Verdict } from '../../model/index.js';
import { openFindings, type ScopedFinding, waivedFindings } from '../findings.js';
import { drawFrame, frame, type Lines } from '../frame/frame.js';
import { problemsOf } from '../problems.js';
import { capitalized, scopeAnswer, scopeTitle, waiverInWords } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import { answerInWords, classInWords, personInWords, viaInWords, whoInWords } from '../words/role.js';
import { code, escapeHtml, prose } from './escape.js';

const frameColumns = 100;

/** A verdict in bold letters and its colour: the word says it where the colour does not. */
export function verdictWord(verdict: Verdict): string {
  return `<strong class="${verdict}">${verdict}</strong>`;
}

export function scopesSection(report: Report): string {
  const rows = report.scopes.map((scope) => row([verdictWord(scope.verdict), escapeHtml(scopeAnswer(scope))]));
  return section('scopes', 'Scopes', rows.length === 0 ? [] : [table(['Verdict', 'Answer'], rows)]);
}

export function findingsSection(report: Report, lines: Lines): string {
  return section(
    'findings',
    'Findings',
    openFindings(report).map((found) => findingArticle(found, lines)),
  );
}

export function rolesSection(report: Report): string {
  const rows = report.scopes.flatMap((scope) => scope.roles.map((role) => roleRow(scope, role)));
  const headings = ['Role', 'Scope', 'Access', 'Who can assume it', 'Verdict'];
  return section('roles', 'Roles that give access, or may', rows.length === 0 ? [] : [table(headings, rows)]);
}

export function nearMissesSection(report: Report): string {
  const misses = report.scopes.flatMap((scope) => scope.nearMisses);
  return listSection(
    'near-misses',
    'Near misses',
    misses.map((miss) => placed(describePlace(miss.location), miss.reason)),
  );
}

export function waivedSection(report: Report): string {
  const items = waivedFindings(report).map(
    ({ finding }) => `${code(finding.ruleId)} at ${placed(describePlace(finding.location), waiverInWords(finding))}`,
  );
  return listSection('waived', 'Waived', items);
}

export function problemsSection(report: Report, severity: ReportProblem['severity'], heading: string): string {
  const items = problemsOf(report, severity).map(
    (one) => `${code(one.code)} in ${placed(describePlace(one.location), one.message)}`,
  );
  return listSection(`${severity}s`, heading, items);
}

function findingArticle({ scope, finding }: ScopedFinding, lines: Lines): string {
  const drawn = drawFrame(frame(finding.location, lines, frameColumns), 4);
  const related = finding.related.map((one) => `<li>See ${placed(describePlace(one.location), one.message)}</li>`);
  const parts = [
    `<h3>${verdictWord(finding.verdict)} ${code(finding.ruleId)}</h3>`,
    `<p>${prose(finding.message)}</p>`,
    `<p>${code(describePlace(finding.location))} in ${escapeHtml(scopeTitle(scope))}; severity ${finding.severity}</p>`,
    ...(drawn.length === 0 ? [] : [`<pre tabindex="0"><code>${escapeHtml(drawn.join('\n'))}</code></pre>`]),
    ...(finding.help === '' ? [] : [`<p><b>What to do:</b> ${prose(finding.help)}</p>`]),
    ...(related.length === 0 ? [] : [`<ul>${related.join('')}</ul>`]),
  ];
  return `<article>\n${parts.join('\n')}\n</article>`;
}

function roleRow(scope: ReportScope, role: ReportRole): string {
  const { trust } = role;
  const who = `${classInWords[trust.class]}; ${personInWords[trust.person]}.\n${capitalized(whoInWords(trust, 10).join(', '))}.`;
  return row([
    `${code(role.address)}\n${code(describePlace(role.location))}`,
    escapeHtml(scope.name),
    escapeHtml([answerInWords[role.supportAccess], role.because ?? '', ...viaInWords(role)].filter(Boolean).join('\n')),
    escapeHtml(who),
    verdictWord(trust.verdict),
  ]);
}

function placed(place: string, text: string): string {
  return `${code(place)}: ${prose(text)}`;
}

function listSection(id: string, heading: string, items: readonly string[]): string {
  return section(
    id,
    heading,
    items.length === 0 ? [] : [`<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`],
  );
}

/** A part of the page under its heading; nothing where there is nothing to show. */
function section(id: string, heading: string, parts: readonly string[]): string {
  if (parts.length === 0) return '';
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${heading}</h2>\n${parts.join('\n')}\n</section>\n`;
}

function table(headings: readonly string[], rows: readonly string[]): string {
  const head = headings.map((heading) => `<th scope="col">${heading}</th>`).join('');
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
