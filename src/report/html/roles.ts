import type { Report, ReportRole, ReportScope } from '../../model/index.js';
import { rolesWorstFirst, scopesWorstFirst } from '../findings.js';
import { graphOf } from '../picture/graph.js';
import { scopeHeading } from '../words/answer.js';
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
import { badge, fold, list, section, terms } from './elements.js';
import { code, escapeHtml, prose } from './escape.js';
import { drawGraph } from './picture/draw.js';

/** Of many scopes, how many have their roles shown: the worst. */
const mostScopes = 100;
/** With more roles than this, a list of them is folded. */
const few = 3;
/** Of very many principals, how many a group names. */
const mostPrincipals = 20;

/** For each scope a picture of who can assume which role through what, and the same in words. */
export function rolesSection(report: Report): string {
  const scopes = scopesWorstFirst(report).filter(({ roles }) => roles.length > 0);
  const parts = scopes.slice(0, mostScopes).map((scope) => scopeRoles(scope, report.scopes.indexOf(scope)));
  const rest = scopes.length - parts.length;
  return section(
    'roles',
    'Who can assume the role',
    rest > 0 ? [...parts, `<p>and the roles of ${rest} more.</p>`] : parts,
  );
}

function scopeRoles(scope: ReportScope, index: number): string {
  const graph = graphOf(scope);
  const title = scopeHeading(scope);
  const more = graph.rest > 0 ? `<p class="note">${graph.rest} more roles are in the list below.</p>\n` : '';
  const isOpen = scope.roles.length <= few;
  const roles = rolesWorstFirst(scope)
    .map((role) => roleFold(role, isOpen))
    .join('\n');
  return `<section class="scope" id="roles-${index}" data-scope="${index}" aria-labelledby="roles-${index}-heading">
<h3 id="roles-${index}-heading">${escapeHtml(title)} ${badge(scope.verdict)}</h3>
<figure>
${drawGraph(graph, `${title}: who can assume each role, and what it gives. The list below says the same in words.`)}
</figure>
${more}${roles}
</section>`;
}

function roleFold(role: ReportRole, isOpen: boolean): string {
  const { trust, supportAccess, because } = role;
  const judged = `${classInWords[trust.class]}; ${personInWords[trust.person]}`;
  const summary = `<h4>${badge(trust.verdict)} ${code(role.address)} <span>${escapeHtml(judged)}</span></h4>`;
  const access = [answerInWords[supportAccess], because ?? ''].filter((part) => part !== '').join(': ');
  const body = terms([
    ['Where', code(describePlace(role.location))],
    ['Name', `${isNamedByAws(role) ? 'chosen by AWS' : code(role.name)}; the role ${changeInWords[role.change]}`],
    ['Gives access', prose(access)],
    ['By', viaInWords(role).map(escapeHtml).join('<br>')],
    ['For', list([...trust.reasons.map(({ message }) => prose(message)), ...groupGrants(trust.grants).map(groupItem)])],
    ['What to do', prose(trust.fix ?? '')],
  ]);
  return fold(`class="role ${trust.verdict}"`, summary, [body], isOpen);
}

/** Principals that are judged alike: who, under which conditions, and why. */
function groupItem({ principals, grant }: GrantGroup): string {
  const named = principals.slice(0, mostPrincipals).map((principal) => code(principalInWords({ ...grant, principal })));
  const rest = principals.length > mostPrincipals ? [`${principals.length - mostPrincipals} more`] : [];
  const conditions = grant.conditions.map((condition) => `if ${code(condition)}`).join(' and ');
  const who = [[...named, ...rest].join(', '), conditions].filter((part) => part !== '').join(' ');
  return `${badge(grant.verdict)} ${who}${grant.reasons.map(({ message }) => `<br><span class="because">${prose(message)}</span>`).join('')}`;
}
