import { type Change, type Deployment, type Exists, groupBy, type Resource, type Role } from '../model/index.js';
import { type Attachment, attachmentsBy, attachmentsOf } from './attachments.js';
import { keyAtAws } from './keys.js';

/**
 * The attachments that a deployment leaves. AWS has one attachment of a policy to a role, whichever resources of a plan
 * say that there is one: what one resource takes off is gone, and another one brings it back only if the same apply
 * acts on that one too, in an order that nobody knows. So it is with a role that is made anew under its name: it has
 * only what the apply attaches anew.
 */
export function attachmentsAfter(deployment: Deployment): Attachment[] {
  const attachments = attachmentsOf(deployment);
  const { kind, before = [] } = deployment;
  if (kind !== 'terraform-plan' || before.length === 0) return attachments;
  const today = attachmentsToday(deployment);
  const detached = groupBy(detachments(deployment, today), ({ pair }) => pair);
  const remade = remadeRoles(deployment);
  return attachments.map((one) => {
    const exists = existsAfter(one, { today, detached, remade });
    return exists ? { ...one, exists, doubted: true } : one;
  });
}

/** What an apply does to the attachments that there are. */
interface Apply {
  /** The pairs of role and policy that each resource attaches today, by its address. */
  readonly today: ReadonlyMap<string, ReadonlySet<string>>;
  readonly detached: ReadonlyMap<string, readonly Detachment[]>;
  readonly remade: ReadonlyMap<string, Role>;
}

/** A pair of role and policy that a resource takes apart. */
interface Detachment {
  readonly pair: string;
  readonly by: Resource;
  /** Whether it surely does: what it attaches instead may come to the same. */
  readonly isCertain: boolean;
}

/** Equal for what is one and the same attachment at AWS; nothing while a part of it is not known. */
function pairOf({ target, policy, input }: Attachment): string | undefined {
  const key = keyAtAws(target, input);
  return key === undefined || typeof policy !== 'string' ? undefined : JSON.stringify([key, policy]);
}

function pairsBy(resource: Resource, input: string): string[] {
  return attachmentsBy(resource, input).flatMap((one) => pairOf(one) ?? []);
}

function attachmentsToday({ before = [], input }: Deployment): Apply['today'] {
  const byAddress = groupBy(before, ({ place }) => place.address);
  return new Map([...byAddress].map(([address, all]) => [address, new Set(all.flatMap((one) => pairsBy(one, input)))]));
}

function detachments({ resources, input }: Deployment, today: Apply['today']): Detachment[] {
  return resources.flatMap((by) => {
    if (by.change === 'delete') return detachesWhenDeleted(by) ? apart(pairsBy(by, input), by, true) : [];
    return detachesWhenChanged(by) ? leftOut(by, input, today.get(by.place.address ?? '')) : [];
  });
}

/** What a resource attaches today and no longer does once it is changed. */
function leftOut(by: Resource, input: string, today: ReadonlySet<string> = new Set()): Detachment[] {
  const then = attachmentsBy(by, input).map(pairOf);
  const left = new Set(by.createdFirst ? [] : then);
  const gone = [...today].filter((pair) => !left.has(pair));
  return apart(gone, by, !then.includes(undefined));
}

function apart(pairs: readonly string[], by: Resource, isCertain: boolean): Detachment[] {
  return pairs.map((pair) => ({ pair, by, isCertain }));
}

function detachesWhenDeleted(by: Resource): boolean {
  return by.exists.answer === 'no' && by.kind === 'policy-attachment' && by.exclusive !== 'targets';
}

/** A role without a list of its own leaves its policies alone. */
function detachesWhenChanged(by: Resource): boolean {
  if (by.kind === 'role') return by.change === 'update' && by.managedPolicies !== undefined;
  return by.change === 'update' || by.change === 'replace';
}

/** Roles that an apply makes anew under a name that a role has today, by their keys. */
export function remadeRoles({ resources, before = [], input }: Deployment): Apply['remade'] {
  const keyOf = (role: Role) => keyAtAws(role, input);
  const today = groupBy(before.filter(isRole), keyOf);
  const made = resources.filter(isRole).filter(isRemade);
  return new Map(
    made.flatMap((role) => {
      const key = keyOf(role);
      return key !== undefined && today.has(key) ? [[key, role] as const] : [];
    }),
  );
}

function isRole(one: Resource): one is Role {
  return one.kind === 'role';
}

function isRemade({ change }: Role): boolean {
  return change === 'replace' || change === 'create';
}

/** Whether there is an attachment after the apply, where that is not as it says itself. */
function existsAfter(one: Attachment, { today, detached, remade }: Apply): Exists | undefined {
  const pair = pairOf(one);
  if (one.exists.answer === 'no' || pair === undefined) return undefined;
  const isMade = attachesAnew(one, today.get(one.place.address ?? '')?.has(pair) ?? false);
  const role = remade.get(keyAtAws(one.target, one.input) ?? '');
  if (role && role.place !== one.place && !isMade) return { answer: 'no', because: leftBehind(role, one) };
  const others = detached.get(pair) ?? [];
  if (others.some(({ by }) => by.createdFirst && by.place === one.place))
    return { answer: 'no', because: 'its replacement is made first, and what it replaces then takes the policy off' };
  const other = others.find(({ by }) => by.place !== one.place);
  if (other === undefined) return undefined;
  if (isMade)
    return { answer: 'unknown', because: `${takesOff(other)}, and nothing says which of the two comes first` };
  const because = `${takesOff(other)}, and this one is not attached anew before the next apply`;
  return { answer: other.isCertain ? 'no' : 'unknown', because };
}

/** What attaches a policy that it did not attach before; an exclusive list is held against what there is. */
function attachesAnew({ change, exclusive }: Attachment, isThere: boolean): boolean {
  return MAKES.has(change) || (change === 'update' && (!isThere || exclusive === 'targets'));
}

const MAKES: ReadonlySet<Change> = new Set<Change>(['create', 'replace', 'unknown']);

function leftBehind(role: Role, { place }: Attachment): string {
  return `\`${role.place.address}\` is made anew under its name and \`${place.address}\` is not, so that the new role has no policy until the next apply: refer to the role by its \`id\`, or add \`replace_triggered_by\` to the attachment`;
}

function takesOff({ by: { place } }: Detachment): string {
  return `\`${place.address}\` takes the same policy off the same role`;
}

/**
 * The resources of a plan, of which a role is not sure to be there that it makes under the name of one that it destroys:
 * IAM refuses the new one while the old one is there.
 */
export function rolesAfter(deployment: Deployment): readonly Resource[] {
  const { kind, input, resources } = deployment;
  const leaving = kind === 'terraform-plan' ? rolesLeaving(deployment) : [];
  if (leaving.length === 0) return resources;
  const byKey = groupBy(leaving, (role) => keyAtAws(role, input));
  return resources.map((one) => {
    if (!isRole(one) || !isRemade(one) || one.exists.answer !== 'yes') return one;
    const others = byKey.get(keyAtAws(one, input) ?? '') ?? [];
    const old = others.find(({ place }) => one.createdFirst || place.address !== one.place.address);
    return old === undefined ? one : { ...one, exists: { answer: 'unknown', because: besides(one, old) } };
  });
}

/** The roles of today that a plan deletes or replaces. */
function rolesLeaving({ resources, before = [] }: Deployment): readonly Role[] {
  const roles = resources.filter(isRole);
  const replaced = new Set(roles.flatMap(({ change, place }) => (change === 'replace' ? [place.address] : [])));
  const deleted = roles.filter(({ change, exists }) => change === 'delete' && exists.answer === 'no');
  return [...deleted, ...before.filter(isRole).filter(({ place }) => replaced.has(place.address))];
}

function besides({ place }: Role, old: Role): string {
  if (old.place.address === place.address)
    return 'it is made before the one of its name is destroyed, and IAM refuses the second role of a name';
  const { address } = old.place;
  return `\`${address}\` of the same name is destroyed, and nothing says which of the two comes first`;
}
