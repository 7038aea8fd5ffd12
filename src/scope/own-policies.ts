import { type Answer, isUnknown, type ManagedPolicy, type PolicyText, type Role } from '../model/index.js';
import { keyOfTarget, withinHome } from './key.js';
import { type Landscape, linksTo } from './landscape.js';
import { elements, type Link } from './link.js';

/** A policy whose text is at hand, what to call it, and whether it surely applies to the role. */
export interface OwnPolicy {
  readonly what: string;
  readonly policy: PolicyText;
  readonly applies: Answer;
}

/** Inline policies, wherever they are declared, and attached policies of the customer's that an input declares. */
export function ownPolicies(landscape: Landscape, role: Role): OwnPolicy[] {
  const key = keyOfTarget(role, landscape.homeOf(role));
  const separate = (landscape.inlineByKey.get(key ?? '') ?? []).map((policy) => ({
    what: `\`${policy.place.address}\``,
    policy,
    applies: policy.exists.answer,
  }));
  const attached = linksTo(landscape, role).flatMap((link) => attachedBy(landscape, link, link.exists.answer));
  return [...inlinePolicies(role), ...separate, ...attached].filter((policy) => policy.applies !== 'no');
}

/** Policies of which it cannot be told which role they apply to: it may be any. */
export function openPolicies(landscape: Landscape): OwnPolicy[] {
  const inline = landscape.resources
    .filter((one) => one.kind === 'identity-policy')
    .filter(({ exists, roles }) => exists.answer !== 'no' && elements(roles).some(isUnknown))
    .map((policy) => ({ what: `\`${policy.place.address}\``, policy, applies: 'unknown' as const }));
  const attached = landscape.links
    .filter(({ target, exists }) => target.kind === 'role' && isUnknown(target.name) && exists.answer !== 'no')
    .flatMap((link) => attachedBy(landscape, link, 'unknown'));
  return [...inline, ...attached];
}

function inlinePolicies({ inlinePolicies }: Role): OwnPolicy[] {
  if (inlinePolicies === undefined) return [];
  const what = 'An inline policy of the role';
  if (isUnknown(inlinePolicies)) return [{ what, policy: { document: inlinePolicies }, applies: 'yes' }];
  return inlinePolicies.map((policy) => ({ what, policy, applies: 'yes' }));
}

function attachedBy(landscape: Landscape, { policy, home }: Link, applies: Answer): OwnPolicy[] {
  const declared = typeof policy === 'string' ? policyOf(landscape, policy, home) : undefined;
  if (declared === undefined) return [];
  return [{ what: `\`${declared.place.address}\``, policy: declared, applies }];
}

/** A policy of the customer's that an input declares, by its ARN. */
export function policyOf({ policiesByArn }: Landscape, arn: string, home: string): ManagedPolicy | undefined {
  return policiesByArn.get(withinHome(arn, home));
}
