import type { Finding, Report, ScopeFact } from '../model/index.js';
import { evaluate } from '../rules/index.js';
import { linkScope } from '../scope/index.js';
import { assemble } from './assemble.js';
import { withConstructs } from './construct.js';
import { elsewhere } from './elsewhere.js';
import type { Io } from './io.js';
import { levelled } from './levels.js';
import { type Locator, locatorFor } from './locate.js';
import { readingsInOrder } from './order.js';
import { withOwnFiles } from './own-files.js';
import { withoutParts } from './parts.js';
import type { Paths } from './paths.js';
import { readAll } from './read-all.js';
import type { ReadOptions } from './read-inputs.js';
import type { FromElsewhere } from './read-with-facts.js';
import type { Reading } from './reading.js';
import { scopesOf } from './scopes.js';
import type { Settings } from './settings.js';
import { waive } from './waive.js';

/** One scope with all that was found in it. */
export interface JudgedScope {
  readonly scope: ScopeFact;
  readonly findings: readonly Finding[];
}

/**
 * The whole way: discover, parse, normalize, link, evaluate, report.
 *
 * Throws a `UsageError` for a path that is not there. Inputs that cannot be read are part of the report, and all
 * others are still analysed.
 */
export async function analyze(
  paths: Paths,
  settings: Settings,
  io: Io,
  { base, facts = [], ...options }: FromElsewhere & Pick<ReadOptions, 'writes'> = {},
): Promise<Report> {
  if (base === undefined && facts.length === 0) {
    const readings = await readAll(paths, settings, io, options);
    return judgeReadings(readings, locatorFor(readings, io), settings);
  }
  const { readWithFacts } = await import('./read-with-facts.js');
  const { readings, locate } = await readWithFacts(paths, { base, facts }, settings, io, options);
  return judgeReadings(readings, locate, settings);
}

/** The second half: link, evaluate, report. The same for inputs that were read elsewhere. */
export function judgeReadings(read: readonly Reading[], locate: Locator, settings: Settings): Report {
  const readings = withoutParts(readingsInOrder(read.filter(isWorthAWord(read)), settings.fromRoot));
  const explain = withConstructs(readings);
  const judged = scopesOf(readings, settings).map((input) => judge(linkScope(input), explain, settings));
  return assemble(
    readings,
    waive(judged, readings, settings),
    withOwnFiles(locate, [settings.configFile, ...settings.baselines]),
    settings.fromRoot,
  );
}

/** Terraform sources are no inputs, which is worth a word only where no plan tells what they deploy. */
function isWorthAWord(readings: readonly Reading[]): (reading: Reading) => boolean {
  const planned = readings.some((reading) => reading.kind === 'terraform-plan' || reading.kind === 'terraform-state');
  return ({ hides, status }) => !hides || status === 'failed' || !planned;
}

function judge(scope: ScopeFact, explain: (finding: Finding) => Finding, settings: Settings): JudgedScope {
  const findings = evaluate(settings.rules, scope).map(levelled(settings.config)).map(explain);
  const atHome = elsewhere(settings);
  return { scope, findings: findings.map((finding) => atHome(finding, scope)) };
}
