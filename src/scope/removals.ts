import { type Deployment, type Exists, isSymbolic, isUnknown, type Place, type Value } from '../model/index.js';
import { type Attachment, attachmentsBy } from './attachments.js';
import { keyOfTarget, type Named } from './keys.js';

/** A role that a deployment leaves no more, or a policy that it takes off an identity: it was there before. */
export interface Removal {
  readonly what: 'role' | 'attachment';
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

/**
 * What a plan removes of what is there before it: what it deletes, and what it started from and does not leave. What it
 * destroys and makes again under the same name, moves, or merely forgets is not removed. A template only says what will
 * be there.
 */
export function removalsBy({ input, resources, before = [] }: Deployment): Removal[] {
  const gone = resources.filter(({ change, exists }) => change === 'delete' && exists.answer === 'no');
  const had = partsOf([...before, ...gone], input);
  if (had.length === 0) return [];
  const kept = partsOf(
    resources.filter(({ exists }) => exists.answer !== 'no'),
    input,
  );
  const left = new Set(kept.map(keyOf));
  const open = new Set(kept.filter(isOpen).map(({ place }) => place.address));
  return had
    .filter((part) => !left.has(keyOf(part)))
    .map(({ exists: _, ...part }) => ({ ...part, certain: !open.has(part.place.address) }));
}

type Part = Omit<Removal, 'certain'> & { readonly exists: Exists };

function partsOf(resources: Deployment['resources'], input: string): Part[] {
  return resources.flatMap((resource): Part[] => {
    const { place, exists } = resource;
    const attachments = attachmentsBy(resource, input).map((attachment) => partOf(attachment, exists));
    return resource.kind === 'role'
      ? [{ what: 'role', place, input, target: resource, exists }, ...attachments]
      : attachments;
  });
}

function partOf({ place, input, target, policy }: Attachment, exists: Exists): Part {
  return { what: 'attachment', place, input, target, policy, exists };
}

function keyOf({ what, target, policy, input }: Part): string {
  return JSON.stringify([what, keyOfTarget(target, input), policy]);
}

/** Whether it may be something else that is left, or nothing. */
function isOpen({ exists, target: { name }, policy }: Part): boolean {
  return exists.answer !== 'yes' || typeof name !== 'string' || isSymbolic(name) || isUnknown(policy);
}
