import type { Report, RuleInfo } from '../model/index.js';
import { type Format, type RenderOptions, render as renderReport } from '../report/index.js';
import { builtinRules } from '../rules/index.js';
import { waiverRules } from '../waivers/index.js';
import type { Io } from './io.js';
import { asReported } from './levels.js';
import { renderOptions } from './outputs.js';
import { analyze as analyzeInputs } from './pipeline.js';
import { settingsOf } from './settings.js';

/** What inputs are judged by: the options of `rolecall scan` that change the report. */
export interface AnalyzeOptions {
  /** Folder that every relative path starts from, and that files of the report are named from; absolute. */
  readonly cwd: string;
  /** A configuration file; absent, the nearest `rolecall.yaml` upwards counts, and with `false` none does. */
  readonly config?: string | false;
  /** Id of the account that undeclared inputs deploy to. */
  readonly account?: string;
  /** File of CloudFormation parameters. */
  readonly parameters?: string;
  /** Ids of the only rules to run. */
  readonly only?: readonly string[];
  /** Ids of rules to leave out. */
  readonly skip?: readonly string[];
  /** Folders of further rule files. */
  readonly rules?: readonly string[];
  /** Files of findings to let through. */
  readonly baseline?: readonly string[];
  /** With `false`, waivers, ignores in templates and baselines have no effect. */
  readonly ignores?: boolean;
  /** File of facts of everything that the paths do not cover. */
  readonly base?: string;
  /** Files of facts from elsewhere that count as well. */
  readonly facts?: readonly string[];
  /** What is read for the path `-`; absent, nothing. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** The day by which waivers expire, as `2027-01-31`; absent, the present one. */
  readonly today?: string;
}

/**
 * Judges what paths stand for (files, folders, patterns), and resolves to the report that `rolecall scan -f json`
 * prints. Writes nothing and leaves `process` alone. Inputs that cannot be read are part of the report; rejects with a
 * `UsageError` for whatever the command line ends with exit code 2 for.
 */
export async function analyze(paths: readonly string[], options: AnalyzeOptions): Promise<Report> {
  const { base, facts = [], today, cwd, stdin } = options;
  const io = ioOf(cwd, stdin);
  const settings = await settingsOf(options, io);
  return analyzeInputs({ named: paths, listed: [] }, today === undefined ? settings : { ...settings, today }, io, {
    base,
    facts,
  });
}

/** How a report is shown. */
export interface RenderSettings extends Partial<Pick<RenderOptions, 'color' | 'width' | 'verbose' | 'quiet'>> {
  /** Folder that the files of the report are named from; absolute. */
  readonly cwd: string;
  /** Words for what findings name by id; absent, the rules that run by default. */
  readonly rules?: readonly RuleInfo[];
}

/** The report in one format, as `rolecall scan -f` prints it. Code frames show files as they are now. */
export function render(report: Report, format: Format, settings: RenderSettings): Promise<string> {
  const { cwd, rules = usualRules(), ...shown } = settings;
  return renderReport(report, format, { ...renderOptions({ rules }, ioOf(cwd)), ...shown });
}

function usualRules(): readonly RuleInfo[] {
  return [
    ...asReported(
      builtinRules.filter(({ enabled }) => enabled),
      {},
    ),
    ...waiverRules,
  ];
}

function ioOf(cwd: string, stdin: Io['stdin'] = nothing()): Io {
  const nowhere = { write: () => true };
  return { argv: [], env: {}, stdin, stdout: nowhere, stderr: nowhere, cwd: () => cwd };
}

async function* nothing(): AsyncGenerator<string> {}
