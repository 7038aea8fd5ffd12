import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Report, RuleInfo } from '../model/index.js';
import { type Format, formats, type RenderOptions, render } from '../report/index.js';
import { closest } from '../schema/index.js';
import { type Io, reasonOf } from './io.js';
import { sourceReader } from './source.js';
import { UsageError } from './usage-error.js';

/** A format, and the file it goes to; standard output where there is none. */
export interface Output {
  readonly format: Format;
  readonly file?: string;
}

export interface OutputOptions {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** False with --no-color. */
  readonly color?: boolean;
  readonly rules: readonly RuleInfo[];
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

function outputOf(option: string, io: Io): Output {
  const [name = '', ...rest] = option.split('=');
  const format = formats.find((one) => one === name);
  if (format === undefined) throw new UsageError(unknownFormat(name));
  const file = rest.join('=');
  if (rest.length > 0 && file === '') throw new UsageError(`--format ${option} names no file after the =`);
  return file === '' ? { format } : { format, file: resolve(io.cwd(), file) };
}

function unknownFormat(name: string): string {
  const meant = closest(name, formats);
  return `there is no format ${JSON.stringify(name)}: ${meant === undefined ? `it must be one of ${formats.join(', ')}` : `did you mean ${meant}?`}`;
}

/** Renders the report in every format that is asked for. Files are written whole or not at all. */
export async function writeOutputs(
  report: Report,
  outputs: readonly Output[],
  options: OutputOptions,
  io: Io,
): Promise<void> {
  const source = sourceReader(io);
  for (const { format, file } of outputs) {
    const text = await render(report, format, renderOptions(options, file, source, io));
    if (file === undefined) io.stdout.write(text);
    else await writeWhole(file, text);
  }
}

function renderOptions(
  options: OutputOptions,
  file: string | undefined,
  source: RenderOptions['source'],
  io: Io,
): RenderOptions {
  const onTerminal = file === undefined && io.stdout.isTTY === true;
  return {
    color: wantsColor(options.color, onTerminal, io.env),
    ...(onTerminal && io.stdout.columns !== undefined ? { width: io.stdout.columns } : {}),
    verbose: options.verbose ?? false,
    quiet: options.quiet ?? false,
    rules: options.rules,
    source,
  };
}

/** https://no-color.org and https://force-color.org: set and not empty counts; the option wins. */
export function wantsColor(option: boolean | undefined, onTerminal: boolean, env: Io['env']): boolean {
  if (option === false || env.NO_COLOR) return false;
  return onTerminal || Boolean(env.FORCE_COLOR);
}

/** Writes beside the file and moves it into place, so that no reader ever sees a part of it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw new UsageError(`cannot write ${file}: ${reasonOf(error)}`);
  }
}
