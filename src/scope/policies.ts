import { weighSupport } from '../iam/index.js';
import {
  type Exists,
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
import { elements, qualified } from './keys.js';

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
