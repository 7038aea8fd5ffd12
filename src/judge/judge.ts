import { scopesOf, withoutParts } from '../accounts/index.js';
import {
  type Finding,
  type Input,
  type Locator,
  NOTHING_PASSED_OVER,
  type Read,
  type Report,
  type ScopeFact,
} from '../model/index.js';
import { evaluate } from '../rules/index.js';
import { linkScope } from '../scope/index.js';
import { withOwnFiles } from '../settings/index.js';
import { assemble } from './assemble.js';
import { withConstructs } from './constructs.js';
import type { JudgedScope, JudgeSettings } from './judged.js';
import { labelled } from './labels.js';
import { levelled } from './levels.js';
import { inOrder } from './order.js';
import { elsewhere } from './presence.js';
import { undeclaredParameters } from './undeclared-parameters.js';
import { waive } from './waive.js';

/** The second half of the way: link, evaluate, report. The same for inputs that were read elsewhere. */
export function judge(read: Read, settings: JudgeSettings): Report {
  const inputs = withoutParts(inOrder(read.inputs.filter(isReported(read.inputs)), settings.fromRoot));
  const explain = withConstructs(inputs);
  const judged = labelled(scopesOf(inputs, settings)).map((scope) =>
    judgeScope(linkScope({ ...scope, trust: settings.trusted }), explain, settings),
  );
  return assemble({
    inputs,
    judged: waive(judged, inputs, settings),
    warnings: undeclaredParameters(inputs, settings),
    passedOver: read.passedOver ?? NOTHING_PASSED_OVER,
    locate: locatorOf(read, settings),
    nameOf: settings.fromRoot,
  });
}

/** Also finds what stands in the files of the user's that say how to judge. */
function locatorOf({ locate }: Read, { configFile, baselines }: JudgeSettings): Locator {
  return withOwnFiles(locate, [configFile, ...baselines]);
}

/** Terraform sources are no inputs, which is reported only where no plan tells what they deploy. */
function isReported(inputs: readonly Input[]): (input: Input) => boolean {
  const planned = inputs.some(({ kind }) => kind === 'terraform-plan' || kind === 'terraform-state');
  return ({ hides, status }) => !hides || status === 'failed' || !planned;
}

function judgeScope(scope: ScopeFact, explain: (finding: Finding) => Finding, settings: JudgeSettings): JudgedScope {
  const atHome = elsewhere(settings.scopes);
  const findings = evaluate(settings.rules, scope).map(levelled(settings.levels));
  return { scope, findings: findings.map(explain).map((finding) => atHome(finding, scope)) };
}
