import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { filesFromRoot, groundReader } from '../discover/index.js';
import { reasonOf, sourceReader } from '../files/index.js';
import { type RuleInfo, UsageError } from '../model/index.js';
import { type Format, formats, type RenderOptions, type Telling } from '../report/index.js';
import { closest } from '../schema/index.js';
import type { Io } from './io.js';
import { refuseSharedFiles, type Written } from './written.js';

/** A format, and the file it goes to; standard output where there is none. */
export interface Output {
  /** As it was typed. */
  readonly option: string;
  readonly format: Format;
  readonly file?: string;
}

/** How the options of the command line have a report shown. */
export interface ShowOptions {
  /** What SARIF runs are kept apart by. */
  readonly sarifCategory?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** False with --no-color. */
  readonly color?: boolean;
}

/** What `--format` asks for. Throws a `UsageError` for an unknown format, or where two would share standard output. */
export function outputsOf(options: readonly string[], io: Io): Output[] {
  const outputs = (options.length === 0 ? ['text'] : options).map((option) => outputOf(option, io));
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new UsageError(
      'only one --format can go to standard output: give the others a file, as in --format json=report.json',
    );
  }
  return outputs;
}

/** The files that a run writes reports and a baseline to. Throws a `UsageError` where two of them are one. */
export function writtenBy(outputs: readonly Output[], baseline: string | undefined, io: Io): Written[] {
  const reports = outputs.flatMap(({ file, option }) =>
    file === undefined ? [] : { file, option: `--format ${option}` },
  );
  const baselines =
    baseline === undefined ? [] : [{ file: resolve(io.cwd(), baseline), option: `--write-baseline ${baseline}` }];
  const written = [...reports, ...baselines];
  refuseSharedFiles(written);
  return written;
}

function outputOf(option: string, io: Io): Output {
  const [name = '', ...rest] = option.split('=');
  const format = formats.find((one) => one === name);
  if (format === undefined) throw new UsageError(unknownFormat(name));
  const file = rest.join('=');
  if (rest.length > 0 && file === '') throw new UsageError(`--format ${option} names no file after the =`);
  return file === '' ? { option, format } : { option, format, file: resolve(io.cwd(), file) };
}

function unknownFormat(name: string): string {
  const meant = closest(name, formats);
  return `there is no format ${JSON.stringify(name)}: ${meant === undefined ? `it must be one of ${formats.join(', ')}` : `did you mean ${meant}?`}`;
}

/** How a report is to be told for each output. */
export function tellingsOf(
  outputs: readonly Output[],
  options: ShowOptions,
  rules: readonly RuleInfo[],
  io: Io,
): Telling[] {
  return outputs.map(({ format, file }) => ({ format, options: renderOptions(options, rules, io, file) }));
}

/** Writes the text of each output to where it goes. Files are written whole or not at all. */
export async function writeTexts(texts: readonly string[], outputs: readonly Output[], io: Io): Promise<void> {
  for (const [i, { file }] of outputs.entries()) {
    const text = texts[i] ?? '';
    if (file === undefined) io.stdout.write(text);
    else await writeWhole(file, text);
  }
}

/** How to render for standard output, or for a file where one is named. */
export function renderOptions(
  { color, verbose = false, quiet = false, sarifCategory }: ShowOptions,
  rules: readonly RuleInfo[],
  io: Io,
  file?: string,
): RenderOptions {
  const onTerminal = file === undefined && io.stdout.isTTY === true;
  return {
    color: wantsColor(color, onTerminal, io.env),
    ...(onTerminal && io.stdout.columns !== undefined ? { width: io.stdout.columns } : {}),
    verbose,
    quiet,
    rules,
    ...(sarifCategory !== undefined && { sarifCategory }),
    fromRoot: filesFromRoot(io.cwd()),
    source: sourceReader(io.cwd(), groundReader()),
  };
}

/** https://no-color.org and https://force-color.org: set and not empty counts; the option wins. */
function wantsColor(option: boolean | undefined, onTerminal: boolean, env: Io['env']): boolean {
  if (option === false || env.NO_COLOR) return false;
  return onTerminal || Boolean(env.FORCE_COLOR);
}

/**
 * Writes beside the file and moves it into place, so that no reader ever sees a part of it. A link keeps leading where
 * it leads, and what is no file, such as a device, is written to as it is.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file);
    const there = await stat(target).catch(() => undefined);
    if (there && !there.isFile()) await writeFile(target, text);
    else await replaceFile(target, text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${reasonOf(error)}`);
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}
