import type { Report, ReportFinding, RuleInfo } from '../../model/index.js';
import { openFindings, type ScopedFinding } from '../findings.js';
import { drawFrame, frame, type Lines } from '../frame/frame.js';
import { smallestChange } from '../smallest-change.js';
import { scopeTitle, verdictOrder } from '../words/answer.js';
import { pageOf } from '../words/pages.js';
import { describePlace } from '../words/place.js';
import { badge, fold, list, section, terms } from './elements.js';
import { code, escapeHtml, prose } from './escape.js';
import { sign } from './sprite.js';

const frameColumns = 100;
/** Of very many findings, how many the page holds: the worst. */
const mostFindings = 1000;
/** With more findings than this, all but the first few are folded. */
const few = 10;
const firstFew = 1;

/** What calls for action, the worst first, each with its code; and what narrows the list down. */
export function findingsSection(report: Report, lines: Lines, rules: readonly RuleInfo[]): string {
  const all = openFindings(report);
  if (all.length === 0) return '';
  const infos = new Map(rules.map((rule) => [rule.id, rule]));
  const shown = all.slice(0, mostFindings);
  const idOf = uniqueIds();
  const folds = shown.map((found, index) =>
    findingFold(found, {
      id: idOf(found.finding),
      scope: report.scopes.indexOf(found.scope),
      about: report.scopes.length > 1 ? `<br>${escapeHtml(found.scope.name)}` : '',
      code: drawFrame(frame(found.finding.location, lines, frameColumns), 4),
      change: smallestChange(found, lines),
      rule: infos.get(found.finding.ruleId),
      isOpen: all.length <= few || index < firstFew,
    }),
  );
  const rest = all.length - shown.length;
  const more =
    rest > 0 ? [`<p class="note">${rest} more are left out for their number: the other formats have all.</p>`] : [];
  return section('findings', 'Findings', [
    filters(report, shown),
    `<div class="findings">\n${folds.join('\n')}\n</div>`,
    ...more,
  ]);
}

interface Shown {
  readonly id: string;
  /** Place of the scope in the report. */
  readonly scope: number;
  /** Names the scope, where there are several. */
  readonly about: string;
  /** The frame of its code, line by line. */
  readonly code: readonly string[];
  /** What to write, line by line. */
  readonly change: readonly string[];
  readonly rule: RuleInfo | undefined;
  readonly isOpen: boolean;
}

function findingFold({ scope, finding }: ScopedFinding, shown: Shown): string {
  const { verdict, ruleId, severity, message, help, location, related } = finding;
  const summary = `<h3>${badge(verdict)} <span class="what">${prose(message)}</span></h3><span class="rule">${code(ruleId)}${shown.about}</span>`;
  const body = [
    `<p class="place">${code(describePlace(location))}</p>`,
    ...(shown.code.length === 0 ? [] : [codeBlock(shown.code)]),
    terms([
      ['What to do', prose(help)],
      ['To write there', shown.change.length === 0 ? '' : changeBlock(shown.change)],
      [
        'See also',
        related.length === 0
          ? ''
          : list(related.map((one) => `${code(describePlace(one.location))}: ${prose(one.message)}`)),
      ],
      ['Account', escapeHtml(scopeTitle(scope))],
      ['Severity', severity],
    ]),
    ...(shown.rule === undefined ? [] : [why(shown.rule)]),
    `<p class="anchor"><a href="#${shown.id}">Link to this finding</a></p>`,
  ];
  const attributes = `class="finding ${verdict}" id="${shown.id}" data-verdict="${verdict}" data-scope="${shown.scope}"`;
  return fold(attributes, summary, body, shown.isOpen);
}

/** The rule, which is the same for many findings. */
function why({ title, why: words, references }: RuleInfo): string {
  const links = references.map((reference) => {
    const page = pageOf(reference);
    return page === undefined
      ? escapeHtml(reference)
      : `<a href="${escapeHtml(page)}" rel="noreferrer">${escapeHtml(reference)}</a>`;
  });
  const body = `<p>${prose(words)}</p><p class="references">${links.join('; ')}</p>`;
  return fold('class="why"', `Why: ${escapeHtml(title)}`, [body]);
}

/** The lines with their numbers set apart, and the line of carets in the colour of the verdict. */
function codeBlock(lines: readonly string[]): string {
  const drawn = lines.map((line) => {
    const [, gutter = '', text = ''] = /^( *\d* \|)(.*)$/s.exec(line) ?? [];
    const isMark = gutter.trim() === '|';
    return `<span class="gutter">${gutter}</span>${isMark ? `<span class="mark">${escapeHtml(text)}</span>` : escapeHtml(text)}`;
  });
  return `<pre tabindex="0" role="region" aria-label="Code"><code>${drawn.join('\n')}</code></pre>`;
}

function changeBlock(lines: readonly string[]): string {
  return `<pre tabindex="0" role="region" aria-label="What to write"><code>${escapeHtml(lines.join('\n'))}</code></pre>`;
}

/** Fingerprints are alike where one thing is found in several scopes: the second gets `-2`, and so on. */
function uniqueIds(): (finding: ReportFinding) => string {
  const seen = new Map<string, number>();
  return ({ fingerprint }) => {
    const id = `finding-${fingerprint.replace(/[^0-9A-Za-z]/g, '')}`;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id}-${times}`;
  };
}

/** Hidden until the script that makes them work has run. */
function filters(report: Report, shown: readonly ScopedFinding[]): string {
  const boxes = verdictOrder.flatMap((verdict) => {
    const number = shown.filter(({ finding }) => finding.verdict === verdict).length;
    return number === 0
      ? []
      : [
          `<label class="chip ${verdict}"><input type="checkbox" name="verdict" value="${verdict}" checked="">${sign(verdict)}${verdict} ${number}</label>`,
        ];
  });
  const options = report.scopes.map(
    (scope, index) => `<option value="${index}">${escapeHtml(scopeTitle(scope))}</option>`,
  );
  const scopes =
    options.length < 2
      ? ''
      : `<label>Account <select name="scope"><option value="">all</option>${options.join('')}</select></label>`;
  return `<form class="filters" role="search" aria-label="Filter the findings" hidden="">
<fieldset><legend>Verdict</legend>${boxes.join('')}</fieldset>
${scopes}
<label class="text">Text <input type="search" name="text" placeholder="role, file, rule …" autocomplete="off"></label>
<span class="folds"><button type="button" name="open">Open all</button><button type="button" name="close">Close all</button></span>
<output>${shown.length} of ${shown.length}</output>
</form>`;
}
