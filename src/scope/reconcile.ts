import {
  type Answer,
  type Deployment,
  type Exists,
  every,
  isSymbolic,
  isUnknown,
  type Resource,
  type Value,
} from '../model/index.js';
import { keyOfTarget, type Named } from './key.js';
import { type Link, linksOf } from './link.js';
import { type Undone, undoneBy } from './undone.js';

/** Deployments of one account, and the links that they make, after each has undone what others have. */
export interface Reconciled {
  readonly deployments: readonly Deployment[];
  readonly links: readonly Link[];
}

/**
 * Holds what each deployment says against what the others undo. What is there today is undone for good: inputs are
 * deployed on top of it. Where one input makes what another undoes, it depends on which of them is deployed last, and
 * nobody can tell.
 */
export function reconcile(deployments: readonly Deployment[]): Reconciled {
  const undone = indexed(deployments.length > 1 ? deployments.flatMap(undoneBy) : []);
  return {
    deployments: deployments.map((one) => withoutUndoneRoles(one, undone)),
    links: deployments.flatMap((one) => linksOf(one).map((link) => unlessUndone(link, one, undone))),
  };
}

/** Whether a deployment tells of a resource as it is today, before any input is deployed. */
export function isOfToday({ kind }: Deployment, { change }: Pick<Resource, 'change'>): boolean {
  return tellsToday(kind) || change === 'read';
}

function tellsToday(kind: Deployment['kind']): boolean {
  return kind === 'terraform-state' || kind === 'facts';
}

/** What is undone by the name that it has; what has a name that cannot be told or shown may be any. */
interface Index {
  readonly byName: ReadonlyMap<string, readonly Undone[]>;
  readonly open: readonly Undone[];
  readonly all: readonly Undone[];
}

function indexed(all: readonly Undone[]): Index {
  const byName = new Map<string, Undone[]>();
  for (const one of all) {
    const { name } = one.target;
    if (isLiteral(name)) byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return { byName, open: all.filter(({ target }) => !isLiteral(target.name)), all };
}

function isLiteral(name: Value<string>): name is string {
  return typeof name === 'string' && !isSymbolic(name);
}

function withoutUndoneRoles(deployment: Deployment, undone: Index): Deployment {
  if (undone.all.length === 0) return deployment;
  const resources = deployment.resources.map((resource) => {
    if (resource.kind !== 'role') return resource;
    const today = isOfToday(deployment, resource);
    const about = candidates(undone, resource.name, deployment).filter(({ what }) => what === 'role');
    return { ...resource, exists: existsAfter(resource, about, deployment.input, today, 'makes one') };
  });
  return { ...deployment, resources };
}

function unlessUndone(link: Link, deployment: Deployment, undone: Index): Link {
  const today = tellsToday(deployment.kind);
  const about = candidates(undone, link.target.name, deployment).filter(({ what }) => what === 'link');
  if (about.length === 0) return link;
  const target = { ...link.target, exists: link.exists, policy: link.policy };
  return { ...link, exists: existsAfter(target, about, link.home, today, 'puts it on') };
}

/** What may undo something of a name. One that is not literal is hidden in what tells of today, and still to come in an input. */
function candidates({ byName, open, all }: Index, name: Value<string>, { kind }: Deployment): readonly Undone[] {
  if (isLiteral(name)) return [...(byName.get(name) ?? []), ...(tellsToday(kind) ? open : [])];
  return tellsToday(kind) ? all : [];
}

type Made = Named & { readonly exists: Exists; readonly policy?: Value<string> };

function existsAfter(made: Made, about: readonly Undone[], home: string, today: boolean, makes: string): Exists {
  const { exists } = made;
  if (exists.answer === 'no') return exists;
  const others = about.filter((one) => one.home !== home).map((one) => ({ one, isSame: sameness(one, made, home) }));
  const sure = today ? others.find(({ isSame }) => isSame === 'yes') : undefined;
  if (sure) return { answer: 'no', because: undoing(sure.one) };
  const maybe = exists.answer === 'yes' ? others.find(({ isSame }) => isSame !== 'no') : undefined;
  if (!maybe) return exists;
  const { one, isSame } = maybe;
  const because =
    isSame === 'yes'
      ? `${undoing(one)}, \`${home}\` ${makes}, and it cannot be told which is deployed last`
      : `it may be the one of which ${undoing(one)}`;
  return { answer: 'unknown', because };
}

/** Whether what is undone is the one that is made. */
function sameness({ target, home, policy, certain }: Undone, made: Made, madeIn: string): Answer {
  const isSure: Answer = certain ? 'yes' : 'unknown';
  return every([isSameTarget(target, home, made, madeIn), isSamePolicy(policy, made.policy), isSure]);
}

function isSameTarget(undone: Named, home: string, made: Named, madeIn: string): Answer {
  if (undone.kind !== made.kind) return 'no';
  if (!isLiteral(undone.name) || !isLiteral(made.name)) return 'unknown';
  if (undone.name !== made.name) return 'no';
  return keyOfTarget(undone, home) === keyOfTarget(made, madeIn) ? 'yes' : 'unknown';
}

function isSamePolicy(undone: Value<string>, made: Value<string>): Answer {
  if (undone === made) return 'yes';
  if (isUnknown(undone)) return 'unknown';
  if (!isUnknown(made)) return 'no';
  const open = made.$oneOf?.filter((one) => one !== null);
  if (open === undefined) return 'unknown';
  return open.every((one) => one === undone) ? 'yes' : open.some((one) => one === undone) ? 'unknown' : 'no';
}

function undoing({ what, place, home }: Undone): string {
  const does = what === 'role' ? 'leaves no role of its name' : 'takes the policy off';
  return `\`${home}\` ${does} (\`${place.address}\`)`;
}
