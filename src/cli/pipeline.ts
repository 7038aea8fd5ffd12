import { type Discovery, discover } from '../discover/index.js';
import type { Finding, Report, ScopeFact } from '../model/index.js';
import { evaluate } from '../rules/index.js';
import { linkScope } from '../scope/index.js';
import { assemble } from './assemble.js';
import { withConstructs } from './construct.js';
import { elsewhere } from './elsewhere.js';
import type { Io } from './io.js';
import { levelled } from './levels.js';
import { locatorFor } from './locate.js';
import { withOwnFiles } from './own-files.js';
import { readInputs } from './read-inputs.js';
import type { Reading } from './reading.js';
import { scopesOf } from './scopes.js';
import type { Settings } from './settings.js';
import { UsageError } from './usage-error.js';
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
export async function analyze(paths: readonly string[], settings: Settings, io: Io): Promise<Report> {
  const { inputs, problems } = await discover(paths, { cwd: io.cwd() });
  refuseWrongPaths(problems);
  const readings = withUnseen(await readInputs(inputs, settings, io), problems);
  const explain = withConstructs(readings);
  const judged = scopesOf(readings, settings).map((input) => judge(linkScope(input), explain, settings));
  return assemble(
    readings,
    waive(judged, settings.waivers, settings),
    withOwnFiles(locatorFor(readings, io), [settings.configFile]),
  );
}

/** A path that is not there is a slip of the caller's, never an empty input. */
function refuseWrongPaths(problems: Discovery['problems']): void {
  const wrong = problems.filter(({ problem }) => ['path-not-found', 'pattern-without-match'].includes(problem.code));
  if (wrong.length > 0) throw new UsageError(wrong.map(({ problem }) => problem.message).join('\n'));
}

/**
 * What was found instead of inputs: a folder that cannot be read hides some; Terraform sources are none, which is
 * worth a word only where no plan tells what they deploy.
 */
function withUnseen(readings: readonly Reading[], problems: Discovery['problems']): Reading[] {
  const planned = readings.some((reading) => reading.kind === 'terraform-plan' || reading.kind === 'terraform-state');
  const worthAWord = problems.filter(({ problem }) => problem.severity === 'error' || !planned);
  const unseen = worthAWord.map(({ path, problem }): Reading => {
    const status = problem.severity === 'error' ? 'failed' : 'skipped';
    return { name: path, status, problems: [problem], deployments: [], documents: [], hides: true };
  });
  return [...unseen, ...readings];
}

function judge(scope: ScopeFact, explain: (finding: Finding) => Finding, settings: Settings): JudgedScope {
  const findings = evaluate(settings.rules, scope).map(levelled(settings.config)).map(explain);
  const atHome = elsewhere(settings);
  return { scope, findings: findings.map((finding) => atHome(finding, scope)) };
}
