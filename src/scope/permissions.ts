import { supportByManagedPolicy } from '../iam/index.js';
import { type Answer, every, isUnknown, onceEach, type Role, type RoleFact, say, some } from '../model/index.js';
import type { Attachment } from './attachments.js';
import { attachmentsTo, type Inventory, keyOf } from './inventory.js';
import { isReserved, keyAtAws } from './keys.js';
import { type AppliedPolicy, policyOf, supportIn } from './policies.js';
import { permissionWords } from './words.js';

type Permissions = Pick<
  RoleFact,
  'usable' | 'usableBecause' | 'mayBeDenied' | 'console' | 'consoleBecause' | 'wide' | 'wideBecause'
>;

/**
 * Whether IAM finds a role by a name in another case no page says. A policy that only gives gives nothing then; one that
 * denies may.
 */
const OTHER_CASE = { answer: 'unknown', because: 'it names the role in another case' } as const;

/**
 * What a role can do besides what AWSSupportAccess gives, and whether something takes that away again: a permissions
 * boundary is intersected with it, a Deny goes before it (trust-scope sections 2.8 and 3).
 */
export function permissionsOf(inventory: Inventory, role: Role): Permissions {
  const key = keyOf(inventory, role);
  const { open, byName } = inventory.policiesOfRoles();
  const naming = byName.get(keyAtAws(role, inventory.inputOf(role)) ?? '') ?? [];
  const own = [...inlinePolicies(role), ...naming.filter((one) => one.key === key)];
  const inAnotherCase = naming.filter((one) => one.key !== key).map((one) => ({ ...one, applies: OTHER_CASE }));
  const denying = isReserved(role) ? own : [...own, ...open, ...inAnotherCase];
  const attached = managedByAws(attachmentsTo(inventory, role));
  const deniers = [...denying, ...attached];
  const takes = (what: Taken) =>
    together([takenByBoundary(inventory, role, what), ...deniers.map((one) => takenByDeny(one, what))]);
  const [taken, closed] = [takes('support'), takes('console')];
  const wide = together([...attached, ...own].map(wideness));
  return {
    usable: not(taken.answer),
    usableBecause: taken.because,
    mayBeDenied: taken.answer === 'unknown' && deniers.some(deniesIfThere),
    console: not(closed.answer),
    consoleBecause: closed.because,
    wide: wide.answer,
    wideBecause: wide.because,
  };
}

function inlinePolicies({ inlinePolicies }: Role): AppliedPolicy[] {
  if (inlinePolicies === undefined) return [];
  const list = isUnknown(inlinePolicies) ? [{ document: inlinePolicies }] : inlinePolicies;
  return list.map((policy) => ({ by: '', policy, applies: { answer: 'yes' } }));
}

/** The attached policies of AWS's, each once: what they say is known by their names. */
const managedByAws = onceEach((attachments: readonly Attachment[]): readonly AppliedPolicy[] => {
  const found = new Map<string, AppliedPolicy>();
  for (const { policy, exists } of attachments) {
    const { grants } = typeof policy === 'string' ? supportByManagedPolicy(policy) : {};
    if (typeof policy !== 'string' || grants === undefined) continue;
    const applied = { by: policy, policy: { document: undefined, judged: grants }, applies: exists };
    found.set(`${exists.answer} ${policy}`, applied);
  }
  return [...found.values()];
});

/** An answer, and the sentence that says why it is not "no". */
interface Weighed {
  readonly answer: Answer;
  readonly because: string;
}

/** Of most policies there is nothing to say. */
const UNTOUCHED: Weighed = { answer: 'no', because: '' };

function together(all: readonly Weighed[]): Weighed {
  const answer = some(all.map((one) => one.answer));
  const decisive = answer === 'no' ? [] : all.filter((one) => one.answer === answer);
  return { answer, because: [...new Set(decisive.map((one) => one.because))].join(' ') };
}

function not(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown';
}

/** What may be taken away: cases altogether, or the pages of the console for them. */
type Taken = 'support' | 'console';

function takenByBoundary(inventory: Inventory, role: Role, what: Taken): Weighed {
  const { permissionsBoundary: policy, sensitive } = role;
  if (policy === undefined) return UNTOUCHED;
  if (isUnknown(policy))
    return {
      answer: 'unknown',
      because: say(permissionWords, 'boundary-not-told', { because: policy.$unknown }).message,
    };
  const declared = policyOf(inventory, policy, inventory.inputOf(role));
  const grants = declared?.document === undefined ? supportByManagedPolicy(policy).grants : supportIn(declared);
  const answer = not(grants?.[what] ?? 'unknown');
  const shown = sensitive?.includes('permissionsBoundary') ? '' : policy;
  return { answer, because: say(permissionWords, 'boundary-without-support', { policy: shown, what, answer }).message };
}

function takenByDeny({ by, policy, applies }: AppliedPolicy, what: Taken): Weighed {
  const { denies, deniesConsole } = supportIn(policy);
  const answer = every([what === 'support' ? denies : deniesConsole, applies.answer]);
  if (answer === 'no') return UNTOUCHED;
  const because = applies.answer === 'yes' ? '' : applies.because;
  return { answer, because: say(permissionWords, 'denied', { by, what, answer, because }).message };
}

/** Whether a policy surely denies support cases, once it applies. */
function deniesIfThere({ policy, applies }: AppliedPolicy): boolean {
  return applies.answer === 'unknown' && supportIn(policy).denies === 'yes';
}

function wideness({ by, policy, applies }: AppliedPolicy): Weighed {
  const answer = every([supportIn(policy).wide, applies.answer]);
  if (answer === 'no') return UNTOUCHED;
  return { answer, because: say(permissionWords, 'allows-more', { by, answer }).message };
}
