import type { Report, ReportProblem } from '../../model/index.js';
import { waivedFindings } from '../findings.js';
import { isOfNoConcern, problemsOf } from '../problems.js';
import { waiverInWords } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import { list, section } from './elements.js';
import { code, prose } from './escape.js';

/** What is let through, and why. */
export function waivedSection(report: Report): string {
  const items = waivedFindings(report).map(
    ({ finding }) => `${code(finding.ruleId)} at ${placed(describePlace(finding.location), waiverInWords(finding))}`,
  );
  return listSection('waived', 'Waived', items);
}

/** What looks like the support role and is not. */
export function nearMissesSection(report: Report): string {
  const misses = report.scopes.flatMap((scope) => scope.nearMisses);
  const items = misses.map((miss) => placed(describePlace(miss.location), miss.reason));
  return listSection('near-misses', 'Near misses', items);
}

/** What could not be read, or what there is to note of the inputs. */
export function problemsSection(report: Report, severity: ReportProblem['severity'], heading: string): string {
  const problems = problemsOf(report, severity).filter((problem) => !isOfNoConcern(problem));
  const items = problems.map((one) => `${code(one.code)} in ${placed(describePlace(one.location), one.message)}`);
  return listSection(`${severity}s`, heading, items);
}

function placed(place: string, text: string): string {
  return `${code(place)}: ${prose(text)}`;
}

/** Of a very long list, how much is shown. */
const most = 500;

function listSection(id: string, heading: string, items: readonly string[]): string {
  const rest = items.length - most;
  const more = rest > 0 ? [`<p class="note">and ${rest} more: the other formats have all.</p>`] : [];
  return section(id, heading, items.length === 0 ? [] : [list(items.slice(0, most)), ...more]);
}
