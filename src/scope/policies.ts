import { weighSupport } from '../iam/index.js';
import {
  type Exists,
  groupBy,
  isUnknown,
  type ManagedPolicy,
  onceEach,
  type PolicyText,
  type Resource,
  type SupportGrants,
  type Tree,
  type Unknown,
} from '../model/index.js';
import type { Attachment } from './attachments.js';
import { elements, keyAtAws, keyOfTarget, type Named, qualified } from './keys.js';

/** A policy whose text is at hand, what brings it, and whether it surely applies to the role. */
export interface AppliedPolicy {
  /** The address of what declares it; empty for an inline policy of the role itself. */
  readonly by: string;
  readonly policy: PolicyText;
  readonly applies: Exists;
}

/** The resources of a scope that policies of the customer's are found in. */
export interface PolicySources {
  readonly resources: readonly Resource[];
  readonly attachments: readonly Attachment[];
  /** Policies of the customer's by the key of their ARN. */
  readonly policiesByArn: ReadonlyMap<string, ManagedPolicy>;
}

const OPEN = { answer: 'unknown', because: 'which roles it goes to cannot be told' } as const;

/** Policies of which it cannot be told which role they apply to: it may be any that is not reserved. */
export function openPolicies(sources: PolicySources): AppliedPolicy[] {
  const inline = sources.resources
    .filter((one) => one.kind === 'identity-policy')
    .filter(({ exists, roles }) => exists.answer !== 'no' && elements(roles).some(isUnknown))
    .map((policy) => ({ by: policy.place.address ?? '', policy, applies: OPEN }));
  const attached = sources.attachments
    .filter(({ target, exists }) => target.kind === 'role' && isUnknown(target.name) && exists.answer !== 'no')
    .flatMap((attachment) => attachedPolicy(sources, attachment, OPEN));
  return [...inline, ...attached];
}

/** A policy that names its role by a key, as that is spelt. */
export interface Spelt extends AppliedPolicy {
  readonly key: string;
}

const OTHER_CASE = { answer: 'unknown', because: 'it names the role in another case' } as const;

/**
 * Policies by the keys at AWS of the roles that they name: whether IAM finds a role by a name in another case no page
 * says. One that only gives gives nothing then; one that denies may.
 */
export function policiesByName(sources: PolicySources, inputOf: (resource: Resource) => string): Map<string, Spelt[]> {
  const inline = sources.resources.flatMap((policy) => {
    if (policy.kind !== 'identity-policy' || policy.exists.answer === 'no') return [];
    const applied = { by: policy.place.address ?? '', policy, applies: OTHER_CASE };
    return elements(policy.roles).flatMap((name) => spelt({ kind: 'role', name }, inputOf(policy), applied));
  });
  const attached = sources.attachments.flatMap((one) =>
    one.target.kind !== 'role' || one.exists.answer === 'no'
      ? []
      : attachedPolicy(sources, one, OTHER_CASE).flatMap((applied) => spelt(one.target, one.input, applied)),
  );
  const rows = [...inline, ...attached];
  return new Map([...groupBy(rows, ({ atAws }) => atAws)].map(([key, group]) => [key, group.map(({ one }) => one)]));
}

function spelt(named: Named, input: string, applied: AppliedPolicy): { readonly atAws: string; readonly one: Spelt }[] {
  const [key, atAws] = [keyOfTarget(named, input), keyAtAws(named, input)];
  return key === undefined || atAws === undefined ? [] : [{ atAws, one: { ...applied, key } }];
}

/** The policy of the customer's that an attachment brings, as far as an input declares it. */
export function attachedPolicy(
  sources: PolicySources,
  { policy, input }: Attachment,
  applies: Exists,
): AppliedPolicy[] {
  const declared = typeof policy === 'string' ? policyOf(sources, policy, input) : undefined;
  return declared === undefined ? [] : [{ by: declared.place.address ?? '', policy: declared, applies }];
}

/** A policy of the customer's that an input declares, by its ARN. */
export function policyOf({ policiesByArn }: PolicySources, arn: string, input: string): ManagedPolicy | undefined {
  return policiesByArn.get(qualified(arn, input));
}

/** What a policy says of support; of one whose document was not handed on, what it was weighed to say. */
export function supportIn({ document, judged }: PolicyText): SupportGrants {
  if (judged !== undefined) return judged;
  return typeof document === 'object' && document !== null ? weighed(document) : weighSupport(document);
}

/** One policy may be on many roles. */
const weighed = onceEach<Extract<Tree | Unknown, object>, SupportGrants>(weighSupport);
