import type { Report, ReportScope, Verdict } from '../../model/index.js';
import { countVerdicts, rolesWorstFirst, scopesWorstFirst } from '../findings.js';
import { participles, reportAnswer, scopeAnswer, scopeHeading, scopeName, verdictOrder } from '../words/answer.js';
import { badge, count, list, section } from './elements.js';
import { code, escapeHtml } from './escape.js';
import { sign } from './sprite.js';

/** Of many scopes, how many have a card. */
const mostCards = 200;

/** The answer: a ring of the scopes by verdict, the verdict, a sentence, and the counts of checks. */
export function overview(report: Report): string {
  const { waived, ...counts } = report.summary.rules;
  const waivedCount = waived === 0 ? '' : `<span class="count">${waived} waived</span>`;
  return `<header>
<p class="brand">Rolecall</p>
<div class="answer">
${ring(report)}
<div>
<h1>Access to AWS Support ${badge(report.verdict)}</h1>
<p class="lead">${escapeHtml(reportAnswer(report))}</p>
<p class="counts">${countsOf(counts)}${waivedCount}</p>
</div>
</div>
</header>`;
}

/** A card for each scope, the worst first. */
export function scopeCards(report: Report): string {
  const scopes = scopesWorstFirst(report);
  const cards = scopes.slice(0, mostCards).map((scope) => card(scope, report.scopes.indexOf(scope)));
  const rest = scopes.length - cards.length;
  const more = rest > 0 ? [`<p>and ${rest} more.</p>`] : [];
  return section(
    'accounts',
    'Accounts',
    cards.length === 0 ? [] : [`<div class="cards">\n${cards.join('\n')}\n</div>`, ...more],
  );
}

function card(scope: ReportScope, index: number): string {
  const account = scope.account === undefined ? '' : `<p class="account">account ${code(scope.account)}</p>`;
  const roles = scope.roles.length === 0 ? '' : `<a href="#roles-${index}">Who can assume the role</a>`;
  return `<article class="card ${scope.verdict}" data-scope="${index}">
<h3>${escapeHtml(scope.account === undefined ? scopeHeading(scope) : scopeName(scope))}</h3>${badge(scope.verdict)}
${account}${cardBody(scope)}
<p class="counts">${countsOf(countVerdicts(scope.findings))}</p>
${roles}
</article>`;
}

/** Of the roles of a scope, how many its card names. */
const mostRoles = 3;

/** The roles, the worst first; a sentence where there is none. */
function cardBody(scope: ReportScope): string {
  if (scope.roles.length === 0) return `<p>${escapeHtml(scopeAnswer(scope))}</p>`;
  const shown = rolesWorstFirst(scope).slice(0, mostRoles);
  const items = shown.map(
    ({ address, trust }) => `<span class="${trust.verdict}">${sign(trust.verdict)}</span> ${code(address)}`,
  );
  const rest = scope.roles.length - shown.length;
  const doubt = scope.supportAccess === 'yes' ? '' : `<p>${escapeHtml(scopeAnswer(scope))}</p>`;
  return `${doubt}${list(rest > 0 ? [...items, `${rest} more`] : items)}`;
}

function countsOf(counts: Readonly<Record<Verdict, number>>): string {
  return verdictOrder.map((verdict) => count(verdict, counts[verdict], participles[verdict])).join('');
}

const radius = 40;
const around = 2 * Math.PI * radius;

/** How many scopes have each verdict, as parts of a ring. */
function ring({ scopes, verdict }: Report): string {
  const shares = verdictOrder.map((one) => ({
    verdict: one,
    share: scopes.filter((scope) => scope.verdict === one).length / Math.max(1, scopes.length),
  }));
  let begun = 0;
  const parts = shares.flatMap(({ verdict: one, share }) => {
    const length = Math.max(0, share * around - (share < 1 ? 3 : 0));
    const drawn = `<circle class="${one}" r="${radius}" stroke-dasharray="${length.toFixed(1)} ${(around - length).toFixed(1)}" stroke-dashoffset="${(-begun).toFixed(1)}"/>`;
    begun += share * around;
    return share > 0 ? [drawn] : [];
  });
  return `<svg class="ring" viewBox="0 0 96 96" width="96" height="96" aria-hidden="true"><g transform="translate(48 48) rotate(-90)"><circle class="track" r="${radius}"/>${parts.join('')}</g><use class="${verdict}" href="#mark-${verdict}" x="30" y="30" width="36" height="36"/></svg>`;
}
