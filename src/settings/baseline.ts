import { resolve } from 'node:path';
import { displayName } from '../discover/index.js';
import { MOST_BYTES, readNamed } from '../files/index.js';
import { faultyFile } from '../model/index.js';
import { baselineWaiver, readBaseline, type Waiver } from '../waivers/index.js';
import type { OwnFile } from './own-files.js';

/** A baseline that findings are held against. */
export interface Baseline extends OwnFile {
  readonly waivers: readonly Waiver[];
}

/** Reads the baselines of `--baseline`. Throws a `UsageError` where one is missing or holds what is no entry. */
export async function readBaselines(
  files: readonly string[],
  locked: readonly string[],
  cwd: string,
): Promise<readonly Baseline[]> {
  return Promise.all(files.map((file) => readOne(resolve(cwd, file), locked, cwd)));
}

async function readOne(file: string, locked: readonly string[], cwd: string): Promise<Baseline> {
  const name = displayName(file, cwd);
  const lines = readBaseline(await readNamed(file, 'baseline', MOST_BYTES.whole));
  const message = 'this is no entry of a baseline: write it anew with --write-baseline';
  const faults = lines.filter(({ entry }) => entry === undefined).map(({ line }) => ({ line, column: 1, message }));
  if (faults.length > 0) throw faultyFile(name, faults);
  return {
    name,
    rangeAt: ([line]) => ({ line: Number(line), column: 1 }),
    waivers: lines.flatMap(({ line, entry }) =>
      entry === undefined ? [] : [baselineWaiver(entry, { input: name, path: [line] }, locked)],
    ),
  };
}
