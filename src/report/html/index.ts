import { createHash } from 'node:crypto';
import type { Report, RuleInfo } from '../../model/index.js';
import { inertMarkup, visibleLines } from '../../print/index.js';
import { type Lines, linesOf } from '../frame/frame.js';
import type { RenderOptions } from '../options.js';
import { visibleReport, visibleSource } from '../visible.js';
import { summaryLines } from '../words/summary.js';
import { escapeHtml } from './escape.js';
import { findingsSection } from './findings.js';
import { nearMissesSection, problemsSection, waivedSection } from './lists.js';
import { overview, scopeCards } from './overview.js';
import { rolesSection } from './roles.js';
import { script } from './script.js';
import { sprite } from './sprite.js';
import { style } from './style.js';

/**
 * Nothing may be loaded, and nothing runs or dresses the page but what is ours to the letter, whatever an input
 * smuggles in.
 */
const policy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** One page that needs nothing else: no network, no font, no image; for reading, keeping and printing. */
export function renderHtml(report: Report, options: RenderOptions): string {
  const shown = visibleReport(report);
  const lines = linesOf(visibleSource(report, options));
  return inertMarkup(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>Access to AWS Support: ${shown.verdict}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
${sprite()}
<div class="page">
${overview(shown)}
<main id="main">
${sections(shown, lines, options.rules)}</main>
<footer>
<p>${escapeHtml(summaryLines(shown).join(' '))}</p>
<p>${escapeHtml(`${shown.tool.name} ${shown.tool.version}`)}</p>
</footer>
</div>
<script>${script}</script>
</body>
</html>
`);
}

function sections(report: Report, lines: Lines, rules: readonly RuleInfo[]): string {
  const visible = rules.map((rule) => ({ ...rule, title: visibleLines(rule.title), why: visibleLines(rule.why) }));
  return [
    scopeCards(report),
    problemsSection(report, 'error', 'Could not be read'),
    findingsSection(report, lines, visible),
    rolesSection(report),
    nearMissesSection(report),
    waivedSection(report),
    problemsSection(report, 'note', 'Notes'),
  ].join('');
}

/** Source: https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
