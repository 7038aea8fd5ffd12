import { supportByManagedPolicy } from '../iam/index.js';
import {
  type Answer,
  every,
  isUnknown,
  type PolicyText,
  type Role,
  type RoleFact,
  some,
  type Value,
} from '../model/index.js';
import { grantsOf } from './grants.js';
import { type Landscape, linksTo } from './landscape.js';
import type { Link } from './link.js';
import { type OwnPolicy, ownPolicies, policyOf } from './own-policies.js';

type Abilities = Pick<RoleFact, 'usable' | 'usableBecause' | 'wide' | 'wideBecause'>;

/**
 * What a role can do besides what AWSSupportAccess gives, and whether something takes that away again: a permissions
 * boundary is intersected with it, a Deny goes before it (trust-scope sections 2.8 and 3).
 */
export function abilitiesOf(landscape: Landscape, role: Role): Abilities {
  const { permissionsBoundary: policy, sensitive } = role;
  const policies = ownPolicies(landscape, role);
  const boundary: Boundary = {
    policy,
    isSecret: sensitive?.includes('permissionsBoundary') === true,
    declared: typeof policy === 'string' ? policyOf(landscape, policy, landscape.homeOf(role)) : undefined,
    applies: 'yes',
  };
  return weighAbilities({
    policies,
    denying: [...policies, ...landscape.openPolicies()],
    boundaries: [boundary],
    links: linksTo(landscape, role),
  });
}

/** A permissions boundary, what an input declares of it, and whether it surely applies. */
export interface Boundary {
  readonly policy: Value<string>;
  readonly isSecret: boolean;
  readonly declared: PolicyText | undefined;
  readonly applies: Answer;
}

/** What the abilities of a role come from. */
export interface AbilitySources {
  readonly policies: readonly OwnPolicy[];
  /** The policies that may take something away: `policies`, and those that may turn out to be among them. */
  readonly denying: readonly OwnPolicy[];
  readonly boundaries: readonly Boundary[];
  readonly links: readonly Link[];
}

/** Weighs everything that a role, or one that Identity Center makes, has besides AWSSupportAccess. */
export function weighAbilities({ policies, denying, boundaries, links }: AbilitySources): Abilities {
  const taken = together([...boundaries.map(takenByBoundary), ...denying.map(takenByDeny)]);
  const wide = together([...wideManagedPolicies(links), ...policies.map(wideness)]);
  return {
    usable: not(taken.answer),
    usableBecause: taken.because,
    wide: wide.answer,
    wideBecause: wide.because,
  };
}

/** An answer, and the sentence that says why it is not "no". */
interface Weighed {
  readonly answer: Answer;
  readonly because: string;
}

function together(all: readonly Weighed[]): Weighed {
  const answer = some(all.map((one) => one.answer));
  const decisive = answer === 'no' ? [] : all.filter((one) => one.answer === answer);
  return { answer, because: [...new Set(decisive.map((one) => one.because))].join(' ') };
}

function not(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown';
}

function takenByBoundary({ policy, isSecret, declared, applies }: Boundary): Weighed {
  if (policy === undefined || applies === 'no') return { answer: 'no', because: '' };
  if (isUnknown(policy))
    return { answer: 'unknown', because: `Its permissions boundary cannot be told: ${policy.$unknown}.` };
  const allowed = declared?.document === undefined ? allowedByName(policy) : grantsOf(declared).support;
  const answer = every([not(allowed), applies]);
  const doubt = answer === 'unknown' ? 'cannot be told to allow' : 'does not allow';
  return { answer, because: `Its permissions boundary${isSecret ? '' : ` \`${policy}\``} ${doubt} support cases.` };
}

/** What an AWS managed policy allows is known; what one of the customer's allows that no input declares is not. */
function allowedByName(arn: string): Answer {
  if (!/^[^:]*:[^:]*:iam::aws:/.test(arn)) return 'unknown';
  const { answer, wide } = supportByManagedPolicy(arn);
  return answer !== 'no' || wide ? 'yes' : 'no';
}

function takenByDeny({ what, policy, applies }: OwnPolicy): Weighed {
  const answer = every([grantsOf(policy).denies, applies]);
  return { answer, because: `${what} ${answer === 'unknown' ? 'may deny' : 'denies'} what support cases need.` };
}

function wideness({ what, policy, applies }: OwnPolicy): Weighed {
  const answer = every([grantsOf(policy).wide, applies]);
  return { answer, because: allowsMore(what, answer) };
}

function allowsMore(what: string, answer: Answer): string {
  return `${what} ${answer === 'unknown' ? 'may allow' : 'allows'} far more than support cases.`;
}

function wideManagedPolicies(links: readonly Link[]): Weighed[] {
  return links.flatMap(({ policy, exists }) =>
    typeof policy === 'string' && supportByManagedPolicy(policy).wide
      ? [{ answer: exists.answer, because: allowsMore(`\`${policy}\``, exists.answer) }]
      : [],
  );
}
