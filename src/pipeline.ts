import { conceal, type HeaderToBe, type Judgements, write } from './facts/index.js';
import type { Site } from './files/index.js';
import { weighSupport } from './iam/index.js';
import { type JudgeSettings, judge, judgedTrust } from './judge/index.js';
import type { Report } from './model/index.js';
import { type Paths, type ReadOptions, type ReadSettings, read, readFacts } from './read/index.js';
import { type Telling, type Told, tell } from './report/index.js';

/** What a run is read and judged by. */
export type RunSettings = ReadSettings & JudgeSettings;

/** judged = judge(read(paths)) */
export async function judged(
  paths: Paths,
  settings: RunSettings,
  site: Site,
  options: ReadOptions = {},
): Promise<Report> {
  return judge(await read(paths, settings, site, options), settings);
}

/** judgedFacts = judge(readFacts(files)) */
export async function judgedFacts(
  files: readonly string[],
  settings: RunSettings,
  site: Site,
  options: Pick<ReadOptions, 'facts'> = {},
): Promise<Report> {
  return judge(await readFacts(files, settings, site, options), settings);
}

/** scan = tell(judged(paths)) */
export async function scan(
  paths: Paths,
  settings: RunSettings,
  site: Site,
  tellings: readonly Telling[],
  options: ReadOptions = {},
): Promise<Told> {
  return tell(await judged(paths, settings, site, options), tellings);
}

/** extract = write(conceal(read(paths))) */
export async function extract(
  paths: Paths,
  settings: RunSettings,
  site: Site,
  header: HeaderToBe,
  options: ReadOptions = {},
): Promise<string> {
  return write(conceal(await read(paths, settings, site, options), judgements(settings)), header, settings.fromRoot);
}

/** evaluate = tell(judgedFacts(files)) */
export async function evaluate(
  files: readonly string[],
  settings: RunSettings,
  site: Site,
  tellings: readonly Telling[],
  options: Pick<ReadOptions, 'facts'> = {},
): Promise<Told> {
  return tell(await judgedFacts(files, settings, site, options), tellings);
}

/** What stands in facts for policies that must not leave this machine. */
function judgements({ trusted }: Pick<RunSettings, 'trusted'>): Judgements {
  return { trustIn: (deployments) => judgedTrust(deployments, trusted), policy: weighSupport };
}
