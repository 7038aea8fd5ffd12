import { supportByManagedPolicy } from '../iam/index.js';
import { type Answer, every, isUnknown, type Role, type RoleFact, say, some } from '../model/index.js';
import type { Attachment } from './attachments.js';
import { attachmentsTo, type Inventory, keyOf } from './inventory.js';
import { isReserved } from './keys.js';
import { type AppliedPolicy, attachedPolicy, policyOf, supportIn } from './policies.js';
import { permissionWords } from './words.js';

type Permissions = Pick<RoleFact, 'usable' | 'usableBecause' | 'wide' | 'wideBecause'>;

/**
 * What a role can do besides what AWSSupportAccess gives, and whether something takes that away again: a permissions
 * boundary is intersected with it, a Deny goes before it (trust-scope sections 2.8 and 3).
 */
export function permissionsOf(inventory: Inventory, role: Role): Permissions {
  const own = ownPolicies(inventory, role);
  const denying = isReserved(role) ? own : [...own, ...inventory.openPolicies()];
  const taken = together([takenByBoundary(inventory, role), ...denying.map(takenByDeny)]);
  const wide = together([...wideManagedPolicies(attachmentsTo(inventory, role)), ...own.map(wideness)]);
  return {
    usable: not(taken.answer),
    usableBecause: taken.because,
    wide: wide.answer,
    wideBecause: wide.because,
  };
}

/** Inline policies, wherever they are declared, and attached policies of the customer's that an input declares. */
function ownPolicies(inventory: Inventory, role: Role): AppliedPolicy[] {
  const separate = (inventory.inlineByKey.get(keyOf(inventory, role) ?? '') ?? []).map((policy) => ({
    by: policy.place.address ?? '',
    policy,
    applies: policy.exists.answer,
  }));
  const attached = attachmentsTo(inventory, role).flatMap((one) => attachedPolicy(inventory, one, one.exists.answer));
  return [...inlinePolicies(role), ...separate, ...attached].filter((policy) => policy.applies !== 'no');
}

function inlinePolicies({ inlinePolicies }: Role): AppliedPolicy[] {
  if (inlinePolicies === undefined) return [];
  const list = isUnknown(inlinePolicies) ? [{ document: inlinePolicies }] : inlinePolicies;
  return list.map((policy) => ({ by: '', policy, applies: 'yes' }));
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

function takenByBoundary(inventory: Inventory, role: Role): Weighed {
  const { permissionsBoundary: policy, sensitive } = role;
  if (policy === undefined) return { answer: 'no', because: '' };
  if (isUnknown(policy))
    return {
      answer: 'unknown',
      because: say(permissionWords, 'boundary-not-told', { because: policy.$unknown }).message,
    };
  const declared = policyOf(inventory, policy, inventory.inputOf(role));
  const answer = not(declared?.document === undefined ? allowedByName(policy) : supportIn(declared).support);
  const shown = sensitive?.includes('permissionsBoundary') ? '' : policy;
  return { answer, because: say(permissionWords, 'boundary-without-support', { policy: shown, answer }).message };
}

/** What an AWS managed policy allows is known; what one of the customer's allows that no input declares is not. */
function allowedByName(arn: string): Answer {
  if (!/^[^:]*:[^:]*:iam::aws:/.test(arn)) return 'unknown';
  const { answer, wide } = supportByManagedPolicy(arn);
  return answer !== 'no' || wide ? 'yes' : 'no';
}

function takenByDeny({ by, policy, applies }: AppliedPolicy): Weighed {
  const answer = every([supportIn(policy).denies, applies]);
  return { answer, because: say(permissionWords, 'denied', { by, answer }).message };
}

function wideness({ by, policy, applies }: AppliedPolicy): Weighed {
  return allowsMore(by, every([supportIn(policy).wide, applies]));
}

function wideManagedPolicies(attachments: readonly Attachment[]): Weighed[] {
  return attachments.flatMap(({ policy, exists }) =>
    typeof policy === 'string' && supportByManagedPolicy(policy).wide ? [allowsMore(policy, exists.answer)] : [],
  );
}

function allowsMore(by: string, answer: Answer): Weighed {
  return { answer, because: say(permissionWords, 'allows-more', { by, answer }).message };
}
