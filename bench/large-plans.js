// Time and memory for large plans, against a bare JSON.parse of the same file in the same run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePlan } from './make-plan.js';

const peak = fileURLToPath(new URL('./peak.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'large-plans-'));
const plans = [
  { name: '20,000 changes', changes: 20_000 },
  { name: '100 MB', changes: 38_500, bytes: 100e6 },
  ...(process.argv.includes('--huge') ? [{ name: '600 MB', changes: 100_000, bytes: 600e6 }] : []),
];

console.log('| plan | size | JSON.parse | Rolecall | ratio |\n| --- | --- | --- | --- | --- |');
for (const { name, ...shape } of plans) {
  const file = join(scratch, 'plan.json');
  makePlan(file, shape);
  const size = statSync(file).size;
  const parsed = size < 2 ** 29 ? median('parse', file) : undefined;
  const scanned = median('scan', file);
  const ratio = parsed ? (scanned.seconds / parsed.seconds).toFixed(2) : '-';
  console.log(`| ${name} | ${(size / 1e6).toFixed(0)} MB | ${shown(parsed)} | ${shown(scanned)} | ${ratio} |`);
}
rmSync(scratch, { recursive: true });

/** Median time and the peak memory of five whole processes. */
function median(what, file) {
  const runs = Array.from({ length: 5 }, () => measure(what, file)).sort((a, b) => a.seconds - b.seconds);
  return { seconds: runs[2].seconds, mebibytes: runs.reduce((most, run) => Math.max(most, run.mebibytes), 0) };
}

function measure(what, file) {
  const start = process.hrtime.bigint();
  const { stderr } = spawnSync(process.execPath, [peak, what, file], { encoding: 'utf8' });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds, mebibytes: Number(/peak (\d+)/.exec(stderr)?.[1]) };
}

function shown(run) {
  return run ? `${run.seconds.toFixed(2)} s, ${run.mebibytes.toFixed(0)} MiB` : 'cannot: one string is too long';
}
