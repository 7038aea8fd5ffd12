import { supportByManagedPolicy } from '../iam/index.js';
import { type Answer, every, isUnknown, type Role, type RoleFact, some } from '../model/index.js';
import { grantsOf } from './grants.js';
import { type Landscape, linksTo } from './landscape.js';
import { type OwnPolicy, ownPolicies, policyOf } from './own-policies.js';

type Abilities = Pick<RoleFact, 'usable' | 'usableBecause' | 'wide' | 'wideBecause'>;

/**
 * What a role can do besides what AWSSupportAccess gives, and whether something takes that away again: a permissions
 * boundary is intersected with it, a Deny goes before it (trust-scope sections 2.8 and 3).
 */
export function abilitiesOf(landscape: Landscape, role: Role): Abilities {
  const policies = ownPolicies(landscape, role);
  const denying = [...policies, ...landscape.openPolicies()].map(takenByDeny);
  const taken = together([takenByBoundary(landscape, role), ...denying]);
  const wide = together([...wideManagedPolicies(landscape, role), ...policies.map(wideness)]);
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

function takenByBoundary(landscape: Landscape, role: Role): Weighed {
  const { permissionsBoundary: arn } = role;
  if (arn === undefined) return { answer: 'no', because: '' };
  if (isUnknown(arn))
    return { answer: 'unknown', because: `Its permissions boundary cannot be told: ${arn.$unknown}.` };
  const declared = policyOf(landscape, arn, landscape.homeOf(role));
  const allowed = declared?.document === undefined ? allowedByName(arn) : grantsOf(declared).support;
  const doubt = allowed === 'unknown' ? 'cannot be told to allow' : 'does not allow';
  const named = role.sensitive?.includes('permissionsBoundary') ? '' : ` \`${arn}\``;
  return { answer: not(allowed), because: `Its permissions boundary${named} ${doubt} support cases.` };
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
  return { answer, because: `${what} allows far more than support cases.` };
}

function wideManagedPolicies(landscape: Landscape, role: Role): Weighed[] {
  return linksTo(landscape, role).flatMap(({ policy, exists }) =>
    typeof policy === 'string' && supportByManagedPolicy(policy).wide
      ? [{ answer: exists.answer, because: `\`${policy}\` allows far more than support cases.` }]
      : [],
  );
}
