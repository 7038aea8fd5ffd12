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

/** A policy that goes to a role by its name. */
export interface NamingPolicy extends AppliedPolicy {
  readonly target: Named;
  /** The key of the role, its name as it is spelt. */
  readonly key: string | undefined;
}

/** The policies that go to roles by their names, and that are not gone. */
export interface PoliciesOfRoles {
  /** Those of which it cannot be told which role they apply to: it may be any that is not reserved. */
  readonly open: readonly AppliedPolicy[];
  /** By the keys at AWS of the roles that they name, however they spell them. */
  readonly byName: ReadonlyMap<string, readonly NamingPolicy[]>;
}

const OPEN = { answer: 'unknown', because: 'which roles it goes to cannot be told' } as const;

/** Inline policies that are declared by themselves, and attached policies of the customer's that an input declares. */
export function policiesOfRoles(sources: PolicySources, inputOf: (resource: Resource) => string): PoliciesOfRoles {
  const inline = sources.resources.flatMap((policy) =>
    policy.kind !== 'identity-policy'
      ? []
      : elements(policy.roles).map((name) =>
          naming({ kind: 'role', name }, inputOf(policy), {
            by: policy.place.address ?? '',
            policy,
            applies: policy.exists,
          }),
        ),
  );
  const attached = sources.attachments.flatMap(({ target, input, policy, exists }) => {
    const declared = target.kind === 'role' && typeof policy === 'string' && policyOf(sources, policy, input);
    return declared
      ? [naming(target, input, { by: declared.place.address ?? '', policy: declared, applies: exists })]
      : [];
  });
  const all = [...inline, ...attached].filter(({ applies }) => applies.answer !== 'no');
  return {
    open: all.filter(({ target }) => isUnknown(target.name)).map((one) => ({ ...one, applies: OPEN })),
    byName: groupBy(all, ({ atAws }) => atAws),
  };
}

function naming(target: Named, input: string, applied: AppliedPolicy) {
  return { ...applied, target, key: keyOfTarget(target, input), atAws: keyAtAws(target, input) };
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
