// Runs the benchmarks, and writes what they print into README.md beside this file: `node bench/write.js [FOLDER]`,
// with a folder of templates to measure as well.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const README = fileURLToPath(new URL('./README.md', import.meta.url));
const [folder] = process.argv.slice(2);
const scripts = [
  ['start-up.js'],
  ['sizes.js'],
  ['large-plans.js'],
  ...['many-templates.js', 'unchanged.js'].map((script) => [script, ...(folder === undefined ? [] : [folder])]),
];

const figures = scripts.map(([script, ...args]) => {
  const file = fileURLToPath(new URL(`./${script}`, import.meta.url));
  // A bound that is broken is told by its row.
  const { stdout } = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });
  return `\`${script}\`, Node ${process.versions.node}:\n\n${stdout.trim()}\n`;
});
const [before, , after] = readFileSync(README, 'utf8').split(/<!-- figures -->\n|<!-- end of figures -->\n/);
writeFileSync(README, `${before}<!-- figures -->\n${figures.join('\n')}<!-- end of figures -->\n${after}`);
