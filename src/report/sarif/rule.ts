import type { RuleInfo, Severity, Verdict } from '../../model/index.js';
import { pageOf } from '../words/pages.js';

/** One level per verdict, so that what cannot be told is neither a failure nor a remark. */
export const levels: Readonly<Record<Verdict, string>> = {
  fail: 'error',
  unknown: 'warning',
  warn: 'note',
  pass: 'none',
};

/** GitHub's bands: critical above 9.0, high from 7.0, medium from 4.0, low below. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

/** Characters that GitHub keeps of a description. */
const mostOfDescription = 1024;

/** A rule as GitHub's code scanning reads it; no text of it is empty. */
export function sarifRule(rule: RuleInfo): object {
  const title = rule.title || rule.id;
  const level = levels[rule.worst ?? 'fail'];
  const page = rule.references.map(pageOf).find((one) => one !== undefined);
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: title.slice(0, mostOfDescription) },
    fullDescription: { text: (rule.why || title).slice(0, mostOfDescription) },
    help: { text: helpText(rule, title), markdown: helpMarkdown(rule, title) },
    ...(page && { helpUri: page }),
    defaultConfiguration: { level },
    properties: {
      tags: ['security', 'aws', 'iam'],
      precision: 'high',
      'problem.severity': level === 'note' ? 'recommendation' : level,
      'security-severity': securitySeverity[rule.severity],
    },
  };
}

/** What a run that could judge nothing is shown by: no result at all would look like a pass. */
export const noAnswerRule: RuleInfo = {
  id: 'no-answer',
  title: 'There is something to judge',
  severity: 'high',
  why: 'Where no plan, state or template could be read, nothing is known of the account, which is no pass.',
  fix: 'Scan what is deployed: plans and states as JSON, templates. What could not be read is in the output of the run.',
  references: ['docs/problems.md'],
};

/** What a report without its rules still knows of one. */
export function namelessRule(id: string, severity: Severity): RuleInfo {
  return { id, title: id, severity, why: '', fix: '', references: [] };
}

/** A name that differs from the id, which SARIF asks for: `SupportRoleExists`. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function helpText(rule: RuleInfo, title: string): string {
  return [title, rule.why, rule.fix, rule.references.join('\n')].filter((part) => part !== '').join('\n\n');
}

function helpMarkdown(rule: RuleInfo, title: string): string {
  const references = rule.references.map((reference) => `- ${reference}`).join('\n');
  const sections = [
    ['Why', rule.why],
    ['How to fix it', rule.fix],
    ['References', references],
  ].filter(([, text]) => text !== '');
  return [title, ...sections.map(([heading, text]) => `## ${heading}\n\n${text}`)].join('\n\n');
}
