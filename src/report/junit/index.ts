import type { Report, ReportFinding } from '../../model/index.js';
import { inertMarkup } from '../../print/index.js';
import { reportFromRoot } from '../from-root.js';
import type { RenderOptions } from '../options.js';
import { visibleReport } from '../visible.js';
import { reportAnswer } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import { problemElement, ruleCase, testCase } from './test-case.js';
import { type Element, xml } from './xml.js';

/**
 * JUnit XML: a suite per rule with a case per scope, and a suite of the inputs that could not be read. There is always
 * a case, and what cannot be told is an error. It keeps to the schema by which Jenkins reads such files.
 * Source: https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function renderJunit(report: Report, options: RenderOptions): string {
  const shown = visibleReport(reportFromRoot(report, options.fromRoot));
  const suites = [...ruleSuites(shown, options), ...inputSuite(shown)];
  const all = suites.length > 0 ? suites : [emptySuite(shown)];
  const root = { name: 'testsuites', attributes: { name: report.tool.name, ...total(all) }, content: all };
  return inertMarkup(`<?xml version="1.0" encoding="UTF-8"?>\n${xml(root)}\n`);
}

function ruleSuites(report: Report, options: RenderOptions): Element[] {
  if (report.scopes.length === 0) return [];
  const byScope = report.scopes.map((scope) => ({ scope, byRule: findingsByRule(scope.findings) }));
  const ids = new Set([
    ...options.rules.map((rule) => rule.id),
    ...byScope.flatMap(({ byRule }) => [...byRule.keys()]),
  ]);
  return [...ids].sort().map((id) =>
    suite(
      id,
      byScope.map(({ scope, byRule }) => ruleCase(id, scope, byRule.get(id) ?? [])),
    ),
  );
}

function findingsByRule(findings: readonly ReportFinding[]): Map<string, ReportFinding[]> {
  const byRule = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const known = byRule.get(finding.ruleId);
    if (known) known.push(finding);
    else byRule.set(finding.ruleId, [finding]);
  }
  return byRule;
}

/** The inputs of which a part could not be analysed; no suite where there are none. */
function inputSuite(report: Report): Element[] {
  const cases = report.inputs.flatMap((input) => {
    const errors = input.problems.filter((problem) => problem.severity === 'error');
    const [first] = errors;
    if (!first) return [];
    const details = errors.map((error) => `${describePlace(error.location)}: ${error.message}`).join('\n');
    return [testCase('inputs', input.path, [problemElement('error', first.code, first.message, details)])];
  });
  return cases.length > 0 ? [suite('inputs', cases)] : [];
}

function emptySuite(report: Report): Element {
  const answer = reportAnswer(report);
  return suite('scan', [testCase('scan', 'scan', [problemElement('error', 'unknown', answer, answer)])]);
}

function suite(name: string, cases: readonly Element[]): Element {
  const outcomes = cases.map(({ content }) => (typeof content === 'string' ? undefined : content[0]?.name));
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  const counts = { failures: count('failure'), errors: count('error'), skipped: count('skipped') };
  return { name: 'testsuite', attributes: { name, tests: cases.length, ...counts, time: 0 }, content: cases };
}

/** The schema knows no `skipped` of all suites. */
function total(suites: readonly Element[]): Record<string, number> {
  const sum = (key: string) => suites.reduce((all, { attributes }) => all + Number(attributes[key]), 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), time: 0 };
}
