import { trustExamples } from '../generated/trust-examples.js';
import { greatest, type RuleInfo, type TrustClass, trustClasses } from '../model/index.js';
import { classInWords } from '../report/index.js';
import type { Example, Rule } from '../rules/index.js';

/** What is told of a rule; those that watch over waivers have no example in the languages that are scanned. */
export type ExplainedRule = RuleInfo & Pick<Rule, 'enabled' | 'shows'> & Partial<Pick<Rule, 'examples'>>;

/** All rules, a line each. */
export function listRules(rules: readonly ExplainedRule[]): string {
  const width = greatest(
    rules.map((rule) => rule.id.length),
    0,
  );
  const lines = rules.map(({ id, severity, title, enabled }) =>
    [id.padEnd(width), severity.padEnd(8), enabled ? title : `${title} (off by default)`].join('  '),
  );
  return `${lines.join('\n')}\n`;
}

/** One rule in full, as a text for a terminal: why, what to write, references, examples. */
export function explainRule(rule: ExplainedRule): string {
  const sections = [
    `${rule.id} (${rule.severity}${rule.enabled ? '' : ', off by default'})\n${rule.title}`,
    `Why\n${indent(rule.why)}`,
    `What to write\n${indent(rule.fix)}`,
    `References\n${rule.references.map((one) => `  - ${one}`).join('\n')}`,
    ...(rule.examples === undefined ? [] : examplesText(rule.examples)),
    ...(rule.shows === 'trust-classes' ? [TRUST_CLASSES, ...trustClasses.flatMap(classText)] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

const TRUST_CLASSES = 'Classes of trust, from the worst to the best, with an example each (own account 111122223333)';

/** A class in words, its usual verdict, and the first example of it. */
function classText(name: TrustClass): string[] {
  const example = trustExamples.find((one) => one.class === name);
  if (example === undefined) return [];
  const head = `${name}: ${classInWords[name]} (${example.verdict})`;
  return [`${head}\n${indent(JSON.stringify(example.policy, null, 2))}`];
}

function examplesText({ pass, fail }: Rule['examples']): string[] {
  return [exampleText('Passes', pass), exampleText('Does not pass', fail)];
}

function exampleText(title: string, { terraform, cloudformation }: Example): string {
  const inTerraform = `${title}, in Terraform\n${indent(terraform)}`;
  return cloudformation === undefined
    ? inTerraform
    : `${inTerraform}\n\n${title}, in CloudFormation\n${indent(cloudformation)}`;
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
