import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS } from './kinds.js';
import { laboratory } from './laboratory.js';
import type { Fault } from './outcome.js';
import { shrunk } from './shrink.js';
import { sourceOf, type Trial, trialOf } from './trial.js';

const USAGE = `npm run fuzz -- [--runs N] [--seed N] [--from N] [--only KIND]...

  --runs N      how many trials (default: 10000), dealt out to the kinds in turn
  --seed N      what chance starts from (default: 1); the same seed, the same trials
  --from N      the number of the first trial (default: 0)
  --only KIND   ${KINDS.map(({ name }) => name).join(', ')}; repeatable
  --out DIR     where inputs that fail are written (default: fuzz-failures)
`;

/** Failures of one sort that are looked into; more of it show nothing new. */
const MOST_OF_A_SORT = 3;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    only: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'fuzz-failures' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(USAGE);
else process.exitCode = (await campaign()) === 0 ? 0 : 1;

/** Tries what was asked for, and returns how many trials failed. */
async function campaign(): Promise<number> {
  const [runs, seed, from] = [values.runs, values.seed, values.from].map(Number) as [number, number, number];
  const kinds = KINDS.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
  if (kinds.length === 0) throw new Error(`no such kind: ${values.only}`);
  const sources = await Promise.all(kinds.map(sourceOf));
  const lab = laboratory(new URL('./worker.mjs', import.meta.url));
  const sorts = new Map<string, number>();
  for (let index = 0; index < runs; index += 1) {
    const source = sources[index % sources.length];
    const number = from + Math.floor(index / sources.length);
    if (!source) continue;
    const trial = trialOf(source, seed, number);
    const fault = await lab.attempt(trial);
    if (fault) await report(trial, fault, `${source.kind.name} --seed ${seed} --from ${number}`);
    if ((index + 1) % 1_000 === 0) console.log(`${index + 1} trials, ${total()} failed`);
  }
  await lab.close();
  console.log(`${runs} trials, ${total()} failed, ${sorts.size} sorts`);
  return total();

  async function report(trial: Trial, fault: Fault, which: string): Promise<void> {
    const sort = `${fault.code} ${fault.detail.replaceAll(/\d+|"[^"]*"|'[^']*'|`[^`]*`/g, '_').slice(0, 120)}`;
    const count = (sorts.get(sort) ?? 0) + 1;
    sorts.set(sort, count);
    if (count > MOST_OF_A_SORT) return;
    const again = `npm run fuzz -- --runs 1 --only ${which}`;
    console.log(`${fault.code}: ${fault.detail}\n  ${again}`);
    const fails = async (smaller: Trial) => (await lab.attempt(smaller))?.code === fault.code;
    const isSlow = fault.code === 'hang' || fault.code === 'slow';
    const smallest = await shrunk(trial, fails, isSlow ? 40 : undefined);
    console.log(`  ${write(smallest, fault, which)}`);
  }

  function total(): number {
    return [...sorts.values()].reduce((sum, count) => sum + count, 0);
  }
}

/** Writes a trial that fails to a folder, with what to run in it, and returns its name. */
function write({ args, files, target }: Trial, fault: Fault, which: string): string {
  const folder = join(values.out, `${fault.code} ${which}`.replaceAll(/[^\w-]+/g, '-'));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const input = args.includes('-') ? ` < ${target}` : '';
  writeFileSync(join(folder, 'FAULT'), `rolecall ${args.join(' ')}${input}\n${fault.code}: ${fault.detail}\n`);
  return folder;
}
