// Writes the pages that are made of what the program says itself: rules/README.md from the rule files, docs/problems.md
// from the catalogues of problems. With --check it only says whether they are up to date.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** The page that documents all rules. */
function page(rules) {
  return `${[INTRODUCTION, ...rules.map(section)].join('\n\n')}\n`;
}

const INTRODUCTION = `<!-- Generated from the rule files by \`npm run document\`. -->

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

function rulesPage() {
  const files = readdirSync('rules').filter((name) => name.endsWith('.yaml'));
  return page(files.sort().map((name) => parse(readFileSync(`rules/${name}`, 'utf8'))));
}

/** The catalogues are TypeScript: they are bundled to a module that is run at once. */
async function problemsPage() {
  const { outputFiles } = await build({
    entryPoints: ['build/problems-page.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  });
  mkdirSync('dist', { recursive: true });
  const file = resolve('dist/problems-page.mjs');
  writeFileSync(file, outputFiles[0].contents);
  try {
    return (await import(pathToFileURL(file).href)).page;
  } finally {
    rmSync(file);
  }
}

const pages = { 'rules/README.md': rulesPage(), 'docs/problems.md': await problemsPage() };
for (const [file, text] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not what it is made of: run npm run document`);
    process.exitCode = 1;
  }
}
