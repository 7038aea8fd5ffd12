import type { Report } from '../../model/index.js';
import { inertMarkup } from '../../print/index.js';
import { type Lines, linesOf } from '../frame/frame.js';
import type { RenderOptions } from '../options.js';
import { visibleReport, visibleSource } from '../visible.js';
import { reportAnswer } from '../words/answer.js';
import { summaryLines } from '../words/summary.js';
import { escapeHtml } from './escape.js';
import {
  findingsSection,
  nearMissesSection,
  problemsSection,
  rolesSection,
  scopesSection,
  verdictWord,
  waivedSection,
} from './sections.js';
import { style } from './style.js';

/** Nothing may be loaded and nothing may run, whatever an input smuggles in. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** One page that needs nothing else: no script, no font, no image; for reading, keeping and printing. */
export function renderHtml(report: Report, options: RenderOptions): string {
  const shown = visibleReport(report);
  const title = `Access to AWS Support: ${shown.verdict}`;
  return inertMarkup(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Access to AWS Support</h1>
<p>${verdictWord(shown.verdict)} ${escapeHtml(reportAnswer(shown))}</p>
</header>
<main>
${sections(shown, linesOf(visibleSource(report, options)))}</main>
<footer>
<p>${escapeHtml(summaryLines(shown).join(' '))}</p>
<p>${escapeHtml(`${shown.tool.name} ${shown.tool.version}`)}</p>
</footer>
</body>
</html>
`);
}

function sections(report: Report, lines: Lines): string {
  return [
    scopesSection(report),
    findingsSection(report, lines),
    waivedSection(report),
    rolesSection(report),
    nearMissesSection(report),
    problemsSection(report, 'error', 'Could not be read'),
    problemsSection(report, 'note', 'Notes'),
  ].join('');
}
