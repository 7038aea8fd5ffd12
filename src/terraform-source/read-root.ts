import type { Deployment, Problem } from '../model/index.js';
import { type Evaluated, evaluatedDeployment } from '../terraform/index.js';
import { type TakenDefault, takenDefaults } from './modules/defaults.js';
import { automatic, type Given } from './modules/inputs.js';
import { type ParsedSource, parseSource } from './modules/source-file.js';
import { type Files, openRoot, type Root } from './open-root.js';
import { problem } from './problems.js';
import type { Remark } from './remarks.js';
import { walk } from './walk.js';

/** What a root module deploys, and what is written in it for Rolecall. */
export interface Deployed {
  readonly deployment: Deployment;
  readonly remarks: readonly Remark[];
  /** The variables that it was read with the defaults of; none where it attaches no policy. */
  readonly defaults: readonly TakenDefault[];
  /** How many steps the evaluation took. */
  readonly steps: number;
}

/**
 * What the source of a root module deploys, as far as it can be told without a plan. What is not known is unknown, with
 * what would settle it; nothing is run and nothing fetched. Never throws.
 */
export function readRoot({ input, folder }: Root, files: Files, given: Given): Deployed {
  const opened = openRoot(folder, files, given);
  const { root, run, modules, noted, untold } = opened;
  const found = walk(opened);
  const set: Evaluated['set'] = new Map([...noted].map(([instance, note]) => [instance, note.set]));
  const deployment = evaluatedDeployment(
    input,
    { instances: found.instances, accounts: run.accounts, set },
    files.template,
  );
  const ofVariables = [...automatic(files.variablesIn(folder)), ...given.variables.filter((one) => 'text' in one)];
  const parsed = [...[...modules.values()].flatMap((one) => one.files), ...ofVariables.map(parseSource)];
  const whole: Deployment = {
    ...deployment,
    gaps: [...deployment.gaps, ...found.gaps],
    problems: [...deployment.problems, ...parsed.flatMap((file) => faultsIn(file, folder))],
  };
  const mayGiveSupport = parsed.some(({ text: written }) => supportOrAttaching.test(written));
  const defaults = mayGiveSupport ? takenDefaults(untold, root.module, modules.values(), root.scope) : [];
  return { deployment: whole, remarks: found.remarks, defaults, steps: run.depth.steps };
}

/**
 * What source that gives support access says: the policy, or how policies are attached, where a variable tells which.
 */
const supportOrAttaching = /AWSSupportAccess|_policy_attachment|managed_polic/;

/** Mistakes of one file that are told. */
const mostFaults = 5;

/** The mistakes in a file: from the first one on, what it declares is not known in full. */
function faultsIn({ name, faults, rangeOf }: ParsedSource, folder: string): readonly Problem[] {
  const file = name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : name;
  return faults.slice(0, mostFaults).map((fault, at) => {
    const range = rangeOf(fault);
    const said = { file, line: range.line, summary: fault.summary, because: fault.detail };
    return { ...problem(at === 0 ? 'source-syntax' : 'source-syntax-more', said), range, file: name };
  });
}
