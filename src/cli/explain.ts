import type { Example, Rule } from '../rules/index.js';

/** All rules, a line each. */
export function listRules(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map((rule) => rule.id.length));
  const lines = rules.map(({ id, severity, title, enabled }) =>
    [id.padEnd(width), severity.padEnd(8), enabled ? title : `${title} (off by default)`].join('  '),
  );
  return `${lines.join('\n')}\n`;
}

/** One rule in full, as a text for a terminal: why, what to write, references, examples. */
export function explainRule(rule: Rule): string {
  const sections = [
    `${rule.id} (${rule.severity}${rule.enabled ? '' : ', off by default'})\n${rule.title}`,
    `Why\n${indent(rule.why)}`,
    `What to write\n${indent(rule.fix)}`,
    `References\n${rule.references.map((one) => `  - ${one}`).join('\n')}`,
    exampleText('Passes', rule.examples.pass),
    exampleText('Does not pass', rule.examples.fail),
  ];
  return `${sections.join('\n\n')}\n`;
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
