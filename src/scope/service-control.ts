import { isOwnAccount, weighResourceControl, weighServiceControl } from '../iam/index.js';
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
  readonly targets: readonly {
    readonly id: Value<string>;
    readonly exists: Exists;
    /** Whether the policy with which AWS begins, which allows everything, is seen to be attached there too. */
    readonly hasFullAccess: boolean;
  }[];
}

/** The policy that AWS attaches to every root, unit and account. */
const FULL_ACCESS = 'p-FullAWSAccess';

/** The service control policies of a scope with what attaches them. */
export function serviceControlPolicies(
  resources: readonly Resource[],
  inputOf: (resource: Resource) => string,
): ServiceControlled[] {
  const keyOf = (id: Value<string>, of: Resource) => (typeof id === 'string' ? qualified(id, inputOf(of)) : undefined);
  const attachments = resources.filter((one) => one.kind === 'service-control-policy-attachment');
  const byPolicy = groupBy(attachments, (one) => keyOf(one.policy, one));
  const open = (byPolicy.get(FULL_ACCESS) ?? []).filter(({ exists }) => exists.answer === 'yes');
  const isOpen = new Set(open.map((one) => keyOf(one.target, one)));
  const at = (id: Value<string>, of: Resource, exists: Exists) => {
    const key = keyOf(id, of);
    return { id, exists, hasFullAccess: key !== undefined && isOpen.has(key) };
  };
  return resources
    .filter((one) => one.kind === 'service-control-policy')
    .map((policy) => {
      const own = elements(policy.targets).map((id) => at(id, policy, { answer: 'yes' }));
      const separate = byPolicy.get(keyOf(policy.id, policy) ?? '') ?? [];
      return { policy, targets: [...own, ...separate.map((one) => at(one.target, one, one.exists))] };
    });
}

/** The role, its account and who can assume it. */
interface Subject {
  readonly role: Role;
  readonly account: string | undefined;
  readonly trust: Trust;
}

/**
 * Whether a policy of the organization takes away what a support role is for; nothing where no input has one. A service
 * control policy limits what the accounts under its targets do, the role among it, and who assumes the role from within
 * its account; a resource control policy limits who assumes it from anywhere.
 *
 * Source: AWS Organizations User Guide, "Service control policies", "Resource control policies"
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
  const isOfResources = policy.type === 'RESOURCE_CONTROL_POLICY';
  const arn = arnOf(role, account);
  const { leftOut, ...weighed } = isOfResources
    ? weighResourceControl(policy.document, arn, waysIn(trust))
    : weighServiceControl(policy.document, arn);
  const within = isOfResources ? 'yes' : callsFromWithin(trust, account);
  const isOpen = targets.every(({ hasFullAccess }) => hasFullAccess);
  const needs = { ...weighed, assuming: every([weighed.assuming, within]) };
  const found = (Object.keys(needs) as (keyof typeof needs)[]).map((what) => {
    const denies = needs[what];
    const isLeftOut = denies === 'no' && !isOpen && leftOut.includes(what) && (what !== 'assuming' || within !== 'no');
    const answer = every([isLeftOut ? 'unknown' : denies, reaches.answer]);
    const because =
      denies === 'yes' ? reaches.because : isLeftOut ? LEFT_OUT : 'what its statements come to cannot be told';
    return { what, answer, because };
  });
  const by = policy.place.address ?? '';
  const type = isOfResources ? 'resource' : 'service';
  // What is denied for one reason is said once.
  return [...groupBy(found, ({ answer, because }) => JSON.stringify([answer, because])).values()].map((alike) => {
    const [{ answer, because } = { answer: 'no' as const, because: '' }] = alike;
    const args = { by, what: alike.map(({ what }) => what).join(' '), type, answer, because };
    return { answer, because: say(permissionWords, 'denied-by-organization', args).message };
  });
}

const LEFT_OUT =
  'it allows other actions only, and whether another policy of the same target, such as FullAWSAccess, allows these cannot be told';

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

/** The actions by which those who can assume a role do so. */
function waysIn({ grants, class: trustClass }: Trust): readonly string[] {
  const classes = grants.length === 0 ? [trustClass] : grants.map((grant) => grant.class);
  const signIn = ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];
  return [...new Set(classes.flatMap((one) => (isSignIn(one) ? signIn : ['sts:AssumeRole'])))];
}

/** Whoever signs in with an identity provider or Identity Center does not call as a principal of an account. */
function isSignIn(trustClass: Trust['class']): boolean {
  return trustClass.startsWith('federated') || trustClass === 'identity-center';
}
