import type { Report, RuleInfo } from '../../model/index.js';
import { scan as scanPaths } from '../../pipeline.js';
import type { FromFacts } from '../../read/index.js';
import { couldNotAnalyze, foundNothing, type Told } from '../../report/index.js';
import { asReported } from '../../rules/index.js';
import type { JudgeOptions, Settings } from '../../settings/index.js';
import { waiverRules } from '../../waivers/index.js';
import { type Exit, exit } from '../exit.js';
import { filesRead } from '../files-read.js';
import { type Io, refuseStdinTwice, siteOf, tell, tellWarnings } from '../io.js';
import { type Output, outputsOf, type ShowOptions, tellingsOf, writeTexts, writtenBy } from '../outputs.js';
import { type PathOptions, pathsOf } from '../paths.js';
import { settingsFor } from '../settings.js';
import { writeBaseline } from '../write-baseline.js';
import { guardOf, refuseToOverwrite } from '../written.js';
import { youngGenerationKeeper } from '../young-generation.js';

export interface ScanOptions extends Omit<JudgeOptions, 'today'>, PathOptions, FromFacts, ShowOptions {
  /** `FORMAT` or `FORMAT=FILE` each. */
  readonly format?: readonly string[];
  readonly allowUnknown?: boolean;
  /** Nothing to judge is no failure, unless the configuration says that there is something. */
  readonly allowEmpty?: boolean;
  /** File to write what is open to. */
  readonly writeBaseline?: string;
}

/** `rolecall scan`: judges the inputs, writes the reports, and says by its exit code how it went. */
export async function scan(named: readonly string[], options: ScanOptions, io: Io): Promise<Exit> {
  refuseStdinTwice([...new Set(named), options.filesFrom, options.base, ...(options.facts ?? [])]);
  const outputs = outputsOf(options.format ?? [], io);
  const writes = writtenBy(outputs, options.writeBaseline, io);
  const settings = await settingsFor(options, io);
  refuseToOverwrite(writes, await filesRead(options, settings, io), io);
  const paths = await pathsOf(named, options, io);
  const { base, facts = [] } = options;
  const tellings = tellingsOf(outputs, options, rulesOf(settings), io);
  const reading = { base, facts, each: youngGenerationKeeper(), guard: guardOf(writes, io) };
  const told = await scanPaths(paths, settings, siteOf(io), tellings, reading);
  return conclude(told, outputs, settings, options, io);
}

/** The rules that findings may be of. */
export function rulesOf({ rules, levels }: Settings): RuleInfo[] {
  return [...asReported(rules, levels), ...waiverRules];
}

/** Writes what was told, and says by the exit code how the run went. */
export async function conclude(
  { report, texts }: Told,
  outputs: readonly Output[],
  settings: Settings,
  options: ScanOptions,
  io: Io,
): Promise<Exit> {
  tellWarnings(report, io);
  await writeTexts(texts, outputs, io);
  const { writeBaseline: file } = options;
  if (file !== undefined) await writeBaseline(report, file, settings, io);
  const code = exitOf(report, settings, options.allowUnknown ?? false);
  return code === exit.unread && mayBeEmpty(options, settings) && foundNothing(report)
    ? passedEmpty(options, io)
    : code;
}

/** Files that changed need not be inputs; scopes that are declared have some. */
function mayBeEmpty({ allowEmpty = false, changed = false }: ScanOptions, { scopes }: Settings): boolean {
  return changed || (allowEmpty && scopes.length === 0);
}

function passedEmpty({ changed = false }: ScanOptions, io: Io): Exit {
  if (!changed) tell('rolecall: nothing was found to judge, which --allow-empty lets pass\n', io);
  return exit.passed;
}

/** The exit code of a report, by the order of the design: what is violated before what could not be read. */
function exitOf(report: Report, settings: Pick<Settings, 'strict'>, allowUnknown: boolean): Exit {
  const { rules } = report.summary;
  const violated = rules.fail > 0 || (rules.unknown > 0 && !allowUnknown) || (rules.warn > 0 && settings.strict);
  if (violated) return exit.violated;
  return couldNotAnalyze(report) ? exit.unread : exit.passed;
}
