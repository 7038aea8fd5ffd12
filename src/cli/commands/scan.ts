import type { Report } from '../../model/index.js';
import { couldNotAnalyze } from '../../report/index.js';
import { type BaselineSetting, waiverRules } from '../../waivers/index.js';
import { writeBaseline } from '../baseline.js';
import { type Exit, exit } from '../exit.js';
import { filesRead } from '../files-read.js';
import { type Io, refuseStdinTwice } from '../io.js';
import { asReported } from '../levels.js';
import { type Output, outputsOf, writeOutputs, writtenBy } from '../outputs.js';
import { type PathOptions, pathsOf } from '../paths.js';
import { analyze } from '../pipeline.js';
import type { FromElsewhere } from '../read-with-facts.js';
import { type JudgeOptions, type Settings, settingsOf } from '../settings.js';
import { refuseToOverwrite } from '../written.js';

export interface ScanOptions extends JudgeOptions, PathOptions, FromElsewhere {
  /** `FORMAT` or `FORMAT=FILE` each. */
  readonly format?: readonly string[];
  readonly allowUnknown?: boolean;
  /** File to write what is open to. */
  readonly writeBaseline?: string;
  /** What SARIF runs are kept apart by. */
  readonly sarifCategory?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
}

/** `rolecall scan`: judges the inputs, writes the reports, and says by its exit code how it went. */
export async function scan(named: readonly string[], options: ScanOptions, io: Io): Promise<Exit> {
  refuseStdinTwice([...new Set(named), options.filesFrom, options.base, ...(options.facts ?? [])]);
  const outputs = outputsOf(options.format ?? [], io);
  const writes = writtenBy(outputs, options.writeBaseline, io);
  const settings = await settingsOf(options, io);
  refuseToOverwrite(writes, await filesRead(options, settings, io), io);
  const paths = await pathsOf(named, options, io);
  const { base, facts = [] } = options;
  const report = await analyze(paths, settings, io, { base, facts, writes });
  return conclude(report, outputs, settings, options, io);
}

/** Writes a report in every format that is asked for, and says by the exit code how the run went. */
export async function conclude(
  report: Report,
  outputs: readonly Output[],
  settings: Settings,
  options: ScanOptions,
  io: Io,
): Promise<Exit> {
  await writeOutputs(
    report,
    outputs,
    { ...options, rules: [...asReported(settings.rules, settings.config), ...waiverRules] },
    io,
  );
  const { writeBaseline: file } = options;
  if (file !== undefined) await writeBaseline(report, file, baselineSetting(settings), io);
  return exitOf(report, settings, options.allowUnknown ?? false);
}

function baselineSetting({ config, rules }: Settings): BaselineSetting {
  const aboutTrust = new Set(rules.filter(({ at }) => at === 'trust').map(({ id }) => id));
  return { locked: config.locked ?? [], isAboutTrust: (id) => aboutTrust.has(id) };
}

/** The exit code of a report, by the order of the design: what is violated before what could not be read. */
function exitOf(report: Report, settings: Pick<Settings, 'strict'>, allowUnknown: boolean): Exit {
  const { rules } = report.summary;
  const violated = rules.fail > 0 || (rules.unknown > 0 && !allowUnknown) || (rules.warn > 0 && settings.strict);
  if (violated) return exit.violated;
  return couldNotAnalyze(report) ? exit.unread : exit.passed;
}
