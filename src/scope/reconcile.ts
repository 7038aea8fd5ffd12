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
import type { Attachment } from './attachments.js';
import { folded, keyAtAws, type Named } from './keys.js';
import { attachmentsAfter, rolesAfter } from './one-apply.js';
import { type Removal, removalsBy } from './removals.js';

/** Deployments of one account, and the attachments that they make, after each has removed what others have. */
export interface Reconciled {
  readonly deployments: readonly Deployment[];
  readonly attachments: readonly Attachment[];
}

/**
 * Holds what each deployment says against what the others remove. What is there today is removed for good: inputs are
 * deployed on top of it. Where one input makes what another removes, it depends on which of them is deployed last, and
 * nobody can tell.
 */
export function reconcile(deployments: readonly Deployment[]): Reconciled {
  const after = deployments.map((one) => ({
    deployment: { ...one, resources: rolesAfter(one) },
    attachments: attachmentsAfter(one),
  }));
  const removed = indexed(deployments.length > 1 ? after.flatMap(removalsBy) : []);
  return {
    deployments: after.map(({ deployment }) => withoutRemovedRoles(deployment, removed)),
    attachments: after.flatMap(({ deployment, attachments }) =>
      attachments.map((one) => unlessRemoved(one, deployment, removed)),
    ),
  };
}

/** Whether a deployment tells of a resource as it is today, before any input is deployed. */
export function isOfToday({ kind }: Deployment, { change }: Pick<Resource, 'change'>): boolean {
  return tellsToday(kind) || change === 'read';
}

function tellsToday(kind: Deployment['kind']): boolean {
  return kind === 'terraform-state' || kind === 'facts';
}

/** What is removed by the name that it has in lower case; what has a name that cannot be told or shown may be any. */
interface Index {
  readonly byName: ReadonlyMap<string, readonly Removal[]>;
  readonly open: readonly Removal[];
  readonly all: readonly Removal[];
}

function indexed(all: readonly Removal[]): Index {
  const byName = new Map<string, Removal[]>();
  for (const one of all) {
    const { name } = one.target;
    if (isLiteral(name)) byName.set(folded(name), [...(byName.get(folded(name)) ?? []), one]);
  }
  return { byName, open: all.filter(({ target }) => !isLiteral(target.name)), all };
}

function isLiteral(name: Value<string>): name is string {
  return typeof name === 'string' && !isSymbolic(name);
}

function withoutRemovedRoles(deployment: Deployment, removed: Index): Deployment {
  if (removed.all.length === 0) return deployment;
  const resources = deployment.resources.map((resource) => {
    if (resource.kind !== 'role') return resource;
    const today = isOfToday(deployment, resource);
    const about = candidates(removed, resource.name, deployment).filter(({ what }) => what === 'role');
    const exists = existsAfter(resource, about, deployment.input, today, 'makes one');
    return { ...resource, exists };
  });
  return { ...deployment, resources };
}

function unlessRemoved(attachment: Attachment, deployment: Deployment, removed: Index): Attachment {
  const today = tellsToday(deployment.kind);
  const about = candidates(removed, attachment.target.name, deployment).filter(({ what }) => what !== 'role');
  if (about.length === 0) return attachment;
  const target = { ...attachment.target, exists: attachment.exists, policy: attachment.policy };
  return { ...attachment, exists: existsAfter(target, about, attachment.input, today, 'puts it on') };
}

/**
 * What may remove something of a name. One that is not literal is hidden in what tells of today, and still to come in
 * an input.
 */
function candidates({ byName, open, all }: Index, name: Value<string>, { kind }: Deployment): readonly Removal[] {
  if (isLiteral(name)) return [...(byName.get(folded(name)) ?? []), ...(tellsToday(kind) ? open : [])];
  return tellsToday(kind) ? all : [];
}

type Made = Named & { readonly exists: Exists; readonly policy?: Value<string> };

function existsAfter(made: Made, about: readonly Removal[], input: string, today: boolean, makes: string): Exists {
  const { exists } = made;
  if (exists.answer === 'no') return exists;
  const others = about.filter((one) => one.input !== input).map((one) => ({ one, isSame: sameness(one, made, input) }));
  const sure = today ? others.find(({ isSame }) => isSame === 'yes') : undefined;
  if (sure) return { answer: 'no', because: removing(sure.one) };
  const maybe = exists.answer === 'yes' ? others.find(({ isSame }) => isSame !== 'no') : undefined;
  if (!maybe) return exists;
  const { one, isSame } = maybe;
  const because =
    isSame === 'yes'
      ? `${removing(one)}, \`${input}\` ${makes}, and it cannot be told which is deployed last`
      : `it may be the one of which ${removing(one)}`;
  return { answer: 'unknown', because };
}

/** Whether what is removed is the one that is made. */
function sameness({ what, target, input, policy, certain }: Removal, made: Made, inputOfMade: string): Answer {
  const isSure: Answer = certain ? 'yes' : 'unknown';
  const isPolicy = what === 'attachments' ? 'yes' : isSamePolicy(policy, made.policy);
  return every([isSameTarget(target, input, made, inputOfMade), isPolicy, isSure]);
}

/** Whether what is removed is the target, of candidates for it: names that are known are the same. */
function isSameTarget(removed: Named, input: string, made: Named, inputOfMade: string): Answer {
  if (removed.kind !== made.kind) return 'no';
  if (!isLiteral(removed.name) || !isLiteral(made.name)) return beginAlike(removed.name, made.name) ? 'unknown' : 'no';
  return keyAtAws(removed, input) === keyAtAws(made, inputOfMade) ? 'yes' : 'unknown';
}

/** Whether what two names are known to begin with is the same, as far as both go. */
function beginAlike(...names: readonly Value<string>[]): boolean {
  const [one = '', other = ''] = names.map((name) =>
    typeof name === 'string' ? (/^[^\u27e8]*/u.exec(name)?.[0] ?? '') : '',
  );
  return one.startsWith(other) || other.startsWith(one);
}

function isSamePolicy(removed: Value<string>, made: Value<string>): Answer {
  if (removed === made) return 'yes';
  if (isUnknown(removed)) return 'unknown';
  if (!isUnknown(made)) return 'no';
  const open = made.$oneOf?.filter((one) => one !== null);
  if (open === undefined) return 'unknown';
  return open.every((one) => one === removed) ? 'yes' : open.some((one) => one === removed) ? 'unknown' : 'no';
}

const does: { readonly [what in Removal['what']]: string } = {
  role: 'leaves no role of its name',
  attachment: 'takes the policy off',
  attachments: 'makes the role anew, without it',
};

function removing({ what, place, input }: Removal): string {
  return `\`${input}\` ${does[what]} (\`${place.address}\`)`;
}
