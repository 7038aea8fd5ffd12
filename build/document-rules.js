// Writes rules/README.md from the rule files. With --check it only says whether the page is up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const PAGE = 'rules/README.md';

/** The page that documents all rules. */
function page(rules) {
  return `${[INTRODUCTION, ...rules.map(section)].join('\n\n')}\n`;
}

const INTRODUCTION = `<!-- Generated from the rule files by \`npm run document-rules\`. -->

# Rules

Each rule is one YAML file in this folder, held to \`rule.schema.json\`. A rule is about a kind of fact: a \`scope\` (an
account with everything that will be in it), a \`role\` that gives access to AWS Support or may, a \`near-miss\`, or the
\`retention\` of a role that gives access today. Its \`cases\` are JSON
Schemas over such a fact, and the first that fits gives the verdict. The facts are described, key by key, in
\`fact.schema.json\`, and what does not fit them is refused: a key or a value that facts do not have, a placeholder
without a text. Regular expressions are matched in linear time, so they have neither look-around nor back-references.
Rules of your own are the same files: \`rolecall scan --rules DIR\`.`;

function section({ id, title, severity, enabled = true, why, fix, references, examples }) {
  return [
    `## ${id}`,
    `${title}. Severity: ${severity}.${enabled ? '' : ' Off by default.'}`,
    `**Why.** ${why.trim()}`,
    `**What to write.** ${fix.trim()}`,
    `**References.** ${references.join('; ')}.`,
    example('Passes', examples.pass),
    example('Does not pass', examples.fail),
  ].join('\n\n');
}

function example(title, { terraform, cloudformation }) {
  const blocks = [`\`\`\`hcl\n${terraform.trimEnd()}\n\`\`\``];
  if (cloudformation) blocks.push(`\`\`\`yaml\n${cloudformation.trimEnd()}\n\`\`\``);
  return [`${title}:`, ...blocks].join('\n\n');
}

const files = readdirSync('rules').filter((name) => name.endsWith('.yaml'));
const text = page(files.sort().map((name) => parse(readFileSync(`rules/${name}`, 'utf8'))));
if (!process.argv.includes('--check')) {
  writeFileSync(PAGE, text);
} else if (readFileSync(PAGE, 'utf8') !== text) {
  console.error(`${PAGE} is not what the rule files say: run npm run document-rules`);
  process.exitCode = 1;
}
