// Each kind of work at a size and at twice that size: processor time, how much more it is, and the peak of memory. What
// is linear takes about twice as long, less what starting takes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePlan } from './make-plan.js';

const peak = fileURLToPath(new URL('./peak.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'sizes-'));
const demo = readFileSync(new URL('../fixtures/demo/incident-support.yaml', import.meta.url), 'utf8');

const kinds = [
  { name: 'files without IAM, scanned', size: 40_000, args: (size) => ['scan', folder(size, queue)] },
  { name: 'the same, extracted', size: 40_000, args: (size) => ['extract', folder(size, queue)] },
  { name: 'their facts, evaluated', size: 40_000, args: (size) => ['evaluate', factsOf(folder(size, queue))] },
  { name: 'templates with a role, scanned', size: 1_000, args: (size) => ['scan', folder(size, () => demo)] },
  { name: 'changes of one plan, scanned', size: 20_000, args: (size) => ['scan', plan(size)] },
];

console.log('| work | size | time | times that of half | peak memory |\n| --- | --- | --- | --- | --- |');
for (const { name, size, args } of kinds) {
  const [half, whole] = [size, 2 * size].map((each) => ({ each, ...best(args(each)) }));
  console.log(row(name, half, ''));
  console.log(row('', whole, (whole.seconds / half.seconds).toFixed(1)));
}
rmSync(scratch, { recursive: true });

function row(name, { each, seconds, mebibytes }, ratio) {
  return `| ${name} | ${each.toLocaleString('en')} | ${seconds.toFixed(2)} s | ${ratio} | ${mebibytes} MiB |`;
}

/** The least processor time and the most memory of three whole processes. */
function best(args) {
  const runs = [measure(args), measure(args), measure(args)].sort((a, b) => a.seconds - b.seconds);
  return { seconds: runs[0].seconds, mebibytes: runs.reduce((most, run) => Math.max(most, run.mebibytes), 0) };
}

function measure(args) {
  const { stderr } = spawnSync(process.execPath, [peak, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const [, mebibytes, seconds] = /peak (\d+) in ([\d.]+)/.exec(stderr) ?? [];
  return { mebibytes: Number(mebibytes), seconds: Number(seconds) };
}

/** A folder of so many files, 200 in each folder of it; made once. */
function folder(size, contentOf) {
  const made = join(scratch, `${contentOf.name}${size}`);
  if (mkdirSync(made, { recursive: true }) === undefined) return made;
  for (let i = 0; i < size; i++) {
    const inner = join(made, String(i % Math.ceil(size / 200)));
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(inner, `${i}.yaml`), contentOf(i));
  }
  return made;
}

function queue(i) {
  return `Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: ${i % 900}\n`;
}

function factsOf(path) {
  const facts = `${path}.ndjson`;
  measure(['extract', path, '--output', facts]);
  return facts;
}

function plan(changes) {
  const file = join(scratch, `${changes}.json`);
  makePlan(file, { changes });
  return file;
}
