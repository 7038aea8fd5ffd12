import type { Report } from '../../model/index.js';
import { safeJson } from '../../print/index.js';
import { openFindings, type ScopedFinding } from '../findings.js';
import { reportFromRoot } from '../from-root.js';
import { noAnswer } from '../issues.js';
import type { RenderOptions } from '../options.js';
import { speltReport } from '../visible.js';
import { invocation } from './invocation.js';
import { noAnswerResult, type Occurrences, sarifResult } from './result.js';
import { namelessRule, noAnswerRule, sarifRule } from './rule.js';

/** GitHub refuses a file with more. */
const mostResults = 25_000;

/**
 * SARIF 2.1.0 as GitHub's code scanning reads it: one run, every rule listed, a result for each finding that calls for
 * action, or one that says that there is no answer. What is waived has no result, for GitHub knows no suppression in
 * the file: notifications tell it.
 * Source:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function renderSarif(reported: Report, options: RenderOptions): string {
  const report = speltReport(reportFromRoot(reported, options.fromRoot));
  const category = options.sarifCategory;
  const open = openFindings(report);
  const found = open.slice(0, mostResults);
  const rules = [...rulesOf(found, options), ...(report.scopes.length === 0 ? [noAnswerRule] : [])];
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const seen: Occurrences = new Map();
  return safeJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: report.tool.name, semanticVersion: report.tool.version, rules: rules.map(sarifRule) },
        },
        ...(category && { automationDetails: { id: category } }),
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': {
            description: { text: 'The root of the repository, or else the folder that the run was started in.' },
          },
        },
        invocations: [invocation(report, open.length - found.length)],
        results:
          report.scopes.length === 0
            ? [noAnswerResult(noAnswer(report), rules.indexOf(noAnswerRule))]
            : found.map((one) => sarifResult(one, indexes.get(one.finding.ruleId) ?? -1, seen)),
      },
    ],
  });
}

/** The rules of the run, and those that only findings name. */
function rulesOf(found: readonly ScopedFinding[], options: RenderOptions) {
  const rules = new Map(options.rules.map((rule) => [rule.id, rule]));
  for (const { finding } of found) {
    if (!rules.has(finding.ruleId)) rules.set(finding.ruleId, namelessRule(finding.ruleId, finding.severity));
  }
  return [...rules.values()];
}
