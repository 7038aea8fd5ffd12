import { type Deployment, type Exists, isSymbolic, isUnknown, type Place, type Value } from '../model/index.js';
import { keyOfTarget, type Named } from './key.js';
import { type Link, linksOfResource } from './link.js';

/** A role that a deployment leaves no more, or a policy that it takes off an identity: it was there before. */
export interface Undone {
  readonly what: 'role' | 'link';
  /** What undoes it. */
  readonly place: Place;
  readonly home: string;
  /** The role, or what the policy is taken off. */
  readonly target: Named;
  /** The policy that is taken off. */
  readonly policy?: Value<string>;
  /** Whether it is surely undone: what does it may come to the same again. */
  readonly certain: boolean;
}

/**
 * What a plan undoes of what is there before it: what it deletes, and what it started from and does not leave. What it
 * destroys and makes again under the same name, moves, or merely forgets is not undone. A template only says what will
 * be there.
 */
export function undoneBy({ input, resources, before = [] }: Deployment): Undone[] {
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

type Part = Omit<Undone, 'certain'> & { readonly exists: Exists };

function partsOf(resources: Deployment['resources'], home: string): Part[] {
  return resources.flatMap((resource): Part[] => {
    const { place, exists } = resource;
    const links = linksOfResource(resource, home).map((link) => partOf(link, exists));
    return resource.kind === 'role' ? [{ what: 'role', place, home, target: resource, exists }, ...links] : links;
  });
}

function partOf({ place, home, target, policy }: Link, exists: Exists): Part {
  return { what: 'link', place, home, target, policy, exists };
}

function keyOf({ what, target, policy, home }: Part): string {
  return JSON.stringify([what, keyOfTarget(target, home), policy]);
}

/** Whether it may be something else that is left, or nothing. */
function isOpen({ exists, target: { name }, policy }: Part): boolean {
  return exists.answer !== 'yes' || typeof name !== 'string' || isSymbolic(name) || isUnknown(policy);
}
