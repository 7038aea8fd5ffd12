import type { Report } from '../model/index.js';
import { inert, visible } from '../print/index.js';
import { openFindings, waivedFindings } from './findings.js';
import { problemsOf } from './problems.js';
import { visibleReport } from './visible.js';
import { reportAnswer, waiverInWords } from './words/answer.js';
import { fileAndLine } from './words/place.js';

/**
 * A line each for editors, `grep` and logs: `file:line:column: verdict[rule] message` for what calls for action, the
 * same with `error[code]` for what could not be read and `waived[rule]` for what is let through, and the answer.
 */
export function renderConcise(report: Report): string {
  const shown = visibleReport(report);
  const findings = openFindings(shown).map(({ scope, finding: { verdict, ruleId, message, location } }) => {
    const about = shown.scopes.length > 1 ? ` (${scope.name})` : '';
    return `${fileAndLine(location)}: ${verdict}[${ruleId}] ${message}${about}`;
  });
  const errors = problemsOf(shown, 'error').map(
    ({ code, message, location }) => `${fileAndLine(location)}: error[${code}] ${message}`,
  );
  const waived = waivedFindings(shown).map(
    ({ finding }) => `${fileAndLine(finding.location)}: waived[${finding.ruleId}] ${waiverInWords(finding)}`,
  );
  const lines = [...findings, ...errors, ...waived, `${shown.verdict}: ${reportAnswer(shown)}`];
  return inert(`${lines.map(oneLine).join('\n')}\n`);
}

function oneLine(text: string): string {
  return visible(text.replace(/(?<!\s)\s*\n\s*/g, ' '));
}
