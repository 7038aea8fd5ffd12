import { resolve } from 'node:path';
import { displayName, filesFromRoot } from '../discover/index.js';
import type { Report } from '../model/index.js';
import { reportFromRoot } from '../report/index.js';
import { type BaselineSetting, baselineOf, baselineWaiver, readBaseline, type Waiver } from '../waivers/index.js';
import { type Io, readNamed, tell } from './io.js';
import { writeWhole } from './outputs.js';
import type { OwnFile } from './own-files.js';
import { faultyFile } from './usage-error.js';

/** A baseline that findings are held against. */
export interface Baseline extends OwnFile {
  readonly waivers: readonly Waiver[];
}

/** Reads the baselines of `--baseline`. Throws a `UsageError` where one is missing or holds what is no entry. */
export async function readBaselines(
  files: readonly string[],
  locked: readonly string[],
  io: Io,
): Promise<readonly Baseline[]> {
  return Promise.all(files.map((file) => readOne(resolve(io.cwd(), file), locked, io)));
}

async function readOne(file: string, locked: readonly string[], io: Io): Promise<Baseline> {
  const name = displayName(file, io.cwd());
  const lines = readBaseline(await readNamed(file, 'baseline'));
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

/** Writes everything that is open to a baseline, whole or not at all, and says so. */
export async function writeBaseline(report: Report, file: string, setting: BaselineSetting, io: Io): Promise<void> {
  const text = baselineOf(reportFromRoot(report, filesFromRoot(io.cwd())), setting);
  await writeWhole(resolve(io.cwd(), file), text);
  const count = text.split('\n').length - 1;
  tell(`rolecall: wrote ${count} finding${count === 1 ? '' : 's'} to ${file}\n`, io);
}
