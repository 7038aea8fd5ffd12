// Whether anything grows with the square of an input: each shape at a size and at twice the size, by the processor time
// of whole processes. Exits 1 where a bound is broken. Arguments are names of shapes, or parts of them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHAPES } from './strange-shapes.js';

const BOUND = { ratio: 3, bareNodes: 40, mebibytes: 300 };
/** Time below which a ratio is noise. */
const NOISE = 150;

const usage = new URL('./usage.js', import.meta.url).href;
const bin = fileURLToPath(new URL('../bin/rolecall.js', import.meta.url));
const bare = best(() => took(['-e', '0'], process.cwd())).milliseconds;
const wanted = process.argv.slice(2);

console.log(`| shape | size | time (a bare node: ${bare} ms) | of twice the size | ratio | peak memory | exit |`);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [name, [size, make]] of Object.entries(SHAPES)) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const once = run(make(size));
  const twice = run(make(size * 2));
  const ratio = (twice.milliseconds - bare) / Math.max(once.milliseconds - bare, NOISE);
  const isOver =
    ratio > BOUND.ratio ||
    twice.milliseconds > BOUND.bareNodes * bare ||
    twice.mebibytes > BOUND.mebibytes ||
    ![0, 1, 2, 3].includes(twice.exit);
  const cells = [
    name,
    size,
    `${once.milliseconds} ms`,
    `${twice.milliseconds} ms`,
    ratio.toFixed(1),
    `${twice.mebibytes} MiB`,
    twice.exit,
  ];
  console.log(`| ${cells.join(' | ')} |${isOver ? ' <- over' : ''}`);
  if (isOver) process.exitCode = 1;
}

function run({ files, args }) {
  const cwd = mkdtempSync(join(tmpdir(), 'growth-'));
  mkdirSync(join(cwd, '.git'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const taken = best(() => took([bin, ...args], cwd));
  rmSync(cwd, { recursive: true });
  return taken;
}

/** The quicker of two runs. */
function best(measured) {
  const [one, other] = [measured(), measured()];
  return one.milliseconds < other.milliseconds ? one : other;
}

function took(args, cwd) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', usage, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 1 << 28,
  });
  const [, milliseconds = Number.NaN, mebibytes = Number.NaN] = /\nusage (\d+) (\d+)\n/.exec(stderr ?? '') ?? [];
  return { exit: status, milliseconds: Number(milliseconds), mebibytes: Number(mebibytes) };
}
