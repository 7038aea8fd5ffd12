import { scopesOf } from '../accounts/index.js';
import { type Problem, type RoleFact, type ScopedDeployment, type Verdict, worst } from '../model/index.js';
import { linkScope } from '../scope/index.js';
import type { Assumption, TakenDefault } from '../terraform-source/evaluation.js';
import { note } from './problems.js';
import type { ReadSettings } from './settings.js';

/** A root module as it is deployed, and how it would be with other values of its variables. */
export interface RootAsDeployed {
  readonly deployment: ScopedDeployment;
  readonly defaults: readonly TakenDefault[];
  /** How many steps reading it takes. */
  readonly steps: number;
  readonly deployedWith: (assumed: readonly Assumption[]) => ScopedDeployment;
}

/** Steps of evaluations that are gone for it in one root module: of a large one not every value is tried. */
const mostSteps = 500_000;

/**
 * Notes the variables whose defaults decide on the verdict over a root module alone. A default makes no difference
 * where the verdict stays what it is though the variable may have any value.
 */
export function defaultNotes(root: RootAsDeployed, settings: ReadSettings): Problem[] {
  const { deployment, defaults, steps, deployedWith } = root;
  if (defaults.length === 0) return [];
  let tries = Math.floor(mostSteps / Math.max(1, steps));
  const is = verdictOf(deployment, settings);
  const verdictWith = (...assumed: Assumption[]) => {
    tries -= 1;
    return tries < 0 ? is : verdictOf(deployedWith(assumed), settings);
  };
  if (verdictWith(...defaults.map(({ any }) => any)) === is) return [];
  return defaults.flatMap((one) => noteOn(one, is, verdictWith));
}

/** A value with which the verdict surely is another is named; else that there may be one. */
function noteOn(
  { variable, shown: taken, any, others, isEither }: TakenDefault,
  is: Verdict,
  verdictWith: (assumed: Assumption) => Verdict,
): Problem[] {
  if (verdictWith(any) === is) return [];
  let differs = !isEither;
  for (const other of others()) {
    const would = other.shown === '' ? 'unknown' : verdictWith(other);
    if (would !== is && would !== 'unknown')
      return [note('default-decides', { variable, taken, other: other.shown, is, would })];
    differs ||= would !== is;
  }
  return differs ? [note('default-may-decide', { variable, taken, is })] : [];
}

/** Whether there is a role, and who can assume it, as one verdict. */
function verdictOf(deployment: ScopedDeployment, settings: ReadSettings): Verdict {
  const { input, kind } = deployment;
  const nothing = { problems: [], parts: [], takesIn: [], ignores: [], constructs: [] };
  const scopes = scopesOf([{ path: input, kind, status: 'analyzed', deployments: [deployment], ...nothing }], settings);
  const facts = scopes.map((scope) => linkScope({ ...scope, name: '', trust: settings.trusted }));
  return worst(
    facts.flatMap(({ supportAccess, roles }) => (supportAccess === 'yes' ? trusts(roles) : [presence[supportAccess]])),
  );
}

const presence = { no: 'fail', unknown: 'unknown', yes: 'pass' } as const;

function trusts(roles: readonly RoleFact[]): Verdict[] {
  return roles.filter(({ supportAccess }) => supportAccess === 'yes').map(({ trust }) => trust.verdict);
}
