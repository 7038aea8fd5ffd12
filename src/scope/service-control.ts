import { isOwnAccount, weighServiceControl } from '../iam/index.js';
import {
  type Answer,
  type Exists,
  every,
  groupBy,
  isSymbolic,
  isUnknown,
  type Resource,
  type Role,
  type RoleFact,
  type ServiceControlPolicy,
  say,
  some,
  type Trust,
  type Value,
} from '../model/index.js';
import { elements, qualified } from './keys.js';
import { permissionWords } from './words.js';

/** A service control policy and what it is attached to. */
export interface ServiceControlled {
  readonly policy: ServiceControlPolicy;
  readonly targets: readonly { readonly id: Value<string>; readonly exists: Exists }[];
}

/** The service control policies of a scope with what attaches them. */
export function serviceControlPolicies(
  resources: readonly Resource[],
  inputOf: (resource: Resource) => string,
): ServiceControlled[] {
  const keyOf = (id: Value<string>, of: Resource) => (typeof id === 'string' ? qualified(id, inputOf(of)) : undefined);
  const attachments = resources.filter((one) => one.kind === 'service-control-policy-attachment');
  const byPolicy = groupBy(attachments, (one) => keyOf(one.policy, one));
  return resources
    .filter((one) => one.kind === 'service-control-policy')
    .map((policy) => {
      const own = elements(policy.targets).map((id) => ({ id, exists: { answer: 'yes' } as const }));
      const separate = byPolicy.get(keyOf(policy.id, policy) ?? '') ?? [];
      return { policy, targets: [...own, ...separate.map(({ target: id, exists }) => ({ id, exists }))] };
    });
}

/** The role, its account and who can assume it. */
interface Subject {
  readonly role: Role;
  readonly account: string | undefined;
  readonly trust: Trust;
}

/**
 * Whether a service control policy takes away what a support role is for; nothing where no input has one. It limits
 * what the accounts under its targets do, the role among it, and who assumes the role from within its account.
 *
 * Source: AWS Organizations User Guide, "Service control policies"
 */
export function deniedByOrganization(
  policies: readonly ServiceControlled[],
  subject: Subject,
): Pick<RoleFact, 'denied' | 'deniedBecause'> {
  if (policies.length === 0) return {};
  const all = policies.flatMap((one) => denials(one, subject));
  const denied = some(all.map(({ answer }) => answer));
  const decisive = denied === 'no' ? [] : all.filter(({ answer }) => answer === denied);
  return { denied, deniedBecause: [...new Set(decisive.map(({ because }) => because))].join(' ') };
}

function denials(
  { policy, targets }: ServiceControlled,
  { role, account, trust }: Subject,
): { readonly answer: Answer; readonly because: string }[] {
  const reaches = reachOf(policy, targets, account);
  if (reaches.answer === 'no') return [];
  const weighed = weighServiceControl(policy.document, arnOf(role, account));
  const assuming = every([weighed.assuming, callsFromWithin(trust, account)]);
  return Object.entries({ ...weighed, assuming }).map(([what, denies]) => {
    const answer = every([denies, reaches.answer]);
    const because = denies === 'yes' ? reaches.because : 'what its statements come to cannot be told';
    const args = { by: policy.place.address ?? '', what, answer, because };
    return { answer, because: say(permissionWords, 'denied-by-organization', args).message };
  });
}

/** Whether a policy is attached to the account, or to what the account may be in, and what leaves that open. */
function reachOf(
  { exists }: ServiceControlPolicy,
  targets: ServiceControlled['targets'],
  account: string | undefined,
): { readonly answer: Answer; readonly because: string } {
  const reaches = targets.map((one) => ({ ...one, answer: every([one.exists.answer, isOver(one.id, account)]) }));
  const answer = every([exists.answer, some(reaches.map((one) => one.answer))]);
  const open = reaches.find((one) => one.answer === 'unknown');
  return { answer, because: exists.answer === 'unknown' ? exists.because : open ? whyOpen(open, account) : '' };
}

function isOver(target: Value<string>, account: string | undefined): Answer {
  if (target === undefined) return 'no';
  if (isUnknown(target) || isUnit(target)) return 'unknown';
  return isOwnAccount(target, account);
}

/** Whether an id is that of a root or an organizational unit, or of what an input makes. */
function isUnit(target: string): boolean {
  return /^(?:r|ou)-/.test(target);
}

function whyOpen({ id, exists }: ServiceControlled['targets'][number], account: string | undefined): string {
  if (exists.answer === 'unknown') return exists.because;
  if (isUnknown(id)) return `what it is attached to cannot be told: ${id.$unknown}`;
  if (account === undefined && typeof id === 'string' && !isUnit(id) && !isSymbolic(id))
    return `it is attached to the account ${id}, and no input tells which account this is: give \`--account\``;
  return `it cannot be told whether the account is in \`${id}\`, which it is attached to`;
}

function arnOf({ arn, name, path }: Role, account: string | undefined): string | undefined {
  if (typeof arn === 'string' && !isSymbolic(arn)) return arn;
  const isTold = account !== undefined && typeof name === 'string' && !isUnknown(path);
  return isTold ? `arn:aws:iam::${account}:role${path ?? '/'}${name}` : undefined;
}

/** Whether those who can assume a role call from its own account: others are limited where they are. */
function callsFromWithin({ grants }: Trust, account: string | undefined): Answer {
  const calling = grants.filter(({ person, class: trustClass }) => person !== 'no' && !isSignIn(trustClass));
  const within = calling.map(({ principal }) => {
    const [, own = principal] = /^arn:[^:]*:(?:iam|sts)::([^:]*):/.exec(principal) ?? [];
    return /^(?:\d{12}|\u27e8account\u27e9)$/u.test(own) ? isOwnAccount(own, account) : 'unknown';
  });
  if (within.every((answer) => answer === 'no')) return 'no';
  return calling.length === grants.length
    ? every(within.map((answer) => (answer === 'no' ? 'unknown' : answer)))
    : 'unknown';
}

/** Whoever signs in with an identity provider or Identity Center does not call as a principal of an account. */
function isSignIn(trustClass: Trust['class']): boolean {
  return trustClass.startsWith('federated') || trustClass === 'identity-center';
}
