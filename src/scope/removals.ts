import {
  type Deployment,
  type Exists,
  isSymbolic,
  isUnknown,
  type Place,
  type Resource,
  type Value,
} from '../model/index.js';
import { type Attachment, attachmentsBy } from './attachments.js';
import { keyAtAws, type Named } from './keys.js';
import { remadeRoles } from './one-apply.js';

/**
 * A role that a deployment leaves no more, a policy that it takes off an identity, or all that others have put on a role
 * that it makes anew under its name: it was there before.
 */
export interface Removal {
  readonly what: 'role' | 'attachment' | 'attachments';
  /** What does it. */
  readonly place: Place;
  readonly input: string;
  /** The role, or what the policy is taken off. */
  readonly target: Named;
  /** The policy that is taken off. */
  readonly policy?: Value<string>;
  /** Whether it is surely removed: what removes it may come to the same again. */
  readonly certain: boolean;
}

/** A deployment with the attachments that it leaves. */
export interface Deployed {
  readonly deployment: Deployment;
  readonly attachments: readonly Attachment[];
}

/**
 * What a plan removes of what is there before it: what it deletes, and what it started from and does not leave. What it
 * destroys and makes again under the same name, moves, or merely forgets is not removed. A template only says what will
 * be there.
 */
export function removalsBy({ deployment, attachments }: Deployed): Removal[] {
  const { input, resources, before = [] } = deployment;
  const gone = resources.filter(({ change, exists }) => change === 'delete' && exists.answer === 'no');
  const had = partsOf([...before, ...gone], input);
  if (had.length === 0) return [];
  const roles = roleParts(resources, input);
  const rolesAt = new Map(roles.map(({ place, exists }) => [place, exists]));
  const attached = attachments.map((one) => partOf({ ...one, exists: existsWith(one, rolesAt.get(one.place)) }));
  const kept = [...roles, ...attached].filter(({ exists }) => exists.answer !== 'no');
  const left = new Set(kept.filter(({ doubted }) => !doubted).map(keyOf));
  const doubted = new Set(kept.filter(({ doubted }) => doubted).map(keyOf));
  const open = new Set(kept.filter(isOpen).map(({ place }) => place.address));
  const isHere = !deployment.mayBeElsewhere;
  const removed = had
    .filter((part) => !left.has(keyOf(part)))
    .map(({ exists: _, doubted: __, ...part }) => ({
      ...part,
      certain: isHere && !open.has(part.place.address) && !doubted.has(keyOf(part)),
    }));
  return [...removed, ...takenWithRoles(deployment, isHere)];
}

function takenWithRoles(deployment: Deployment, certain: boolean): Removal[] {
  const { input } = deployment;
  return [...remadeRoles(deployment).values()].map((target) => {
    const { place } = target;
    return { what: 'attachments', place, input, target, certain };
  });
}

type Part = Omit<Removal, 'certain'> & Pick<Attachment, 'exists' | 'doubted'>;

function partsOf(resources: readonly Resource[], input: string): Part[] {
  const attachments = resources.flatMap((one) => attachmentsBy(one, input).map(partOf));
  return [...roleParts(resources, input), ...attachments];
}

function roleParts(resources: readonly Resource[], input: string): Part[] {
  const roles = resources.filter((one) => one.kind === 'role');
  return roles.map((target) => ({ what: 'role', place: target.place, input, target, exists: target.exists }));
}

function partOf({ place, input, target, policy, exists, doubted }: Attachment): Part {
  return { what: 'attachment', place, input, target, policy, exists, ...(doubted && { doubted }) };
}

/** What a role lists itself is there only with the role. */
function existsWith({ exists }: Attachment, ofRole: Exists | undefined): Exists {
  return ofRole === undefined || ofRole.answer === 'yes' ? exists : ofRole;
}

function keyOf({ what, target, policy, input }: Omit<Part, 'exists'>): string {
  return JSON.stringify([what, keyAtAws(target, input), policy]);
}

/** Whether it may be something else that is left, or nothing. */
function isOpen({ exists, target: { name }, policy }: Part): boolean {
  return exists.answer !== 'yes' || typeof name !== 'string' || isSymbolic(name) || isUnknown(policy);
}
