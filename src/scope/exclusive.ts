import {
  type Deployment,
  type Exists,
  isUnknown,
  type Place,
  type PolicyAttachment,
  type Resource,
  type Role,
  type Value,
} from '../model/index.js';
import type { Attachment } from './attachments.js';
import { elements, isReserved, keyAtAws, targetKeys } from './keys.js';

/**
 * Three arguments of Terraform's claim to be all there is: aws_iam_policy_attachment detaches its policy from everybody
 * else; aws_iam_role_policy_attachments_exclusive, and `managed_policy_arns` of a role, detach every other policy from
 * the role. Which of two that disagree wins depends on the order of the apply, so what the other one attaches is
 * unknown.
 *
 * Source: the Terraform AWS provider's pages of these resources.
 */
export function withoutRivals(attachments: readonly Attachment[], deployments: readonly Deployment[]): Attachment[] {
  const claims = claimsOf(deployments);
  return attachments.map((attachment) => {
    const doubt =
      attachment.exists.answer === 'yes' && !isReserved(attachment.target) ? doubtBy(claims, attachment) : undefined;
    return doubt ? { ...attachment, exists: doubt } : attachment;
  });
}

/** What is all there is, of a target or of a policy, and by which resource. */
interface Claim {
  readonly place: Place;
  readonly all: ReadonlySet<unknown>;
}

interface Claims {
  /** All policies of a target, by its key. */
  readonly ofTargets: Map<string, Claim[]>;
  /** All targets of a policy, by its ARN. */
  readonly ofPolicies: Map<string, Claim[]>;
}

function claimsOf(deployments: readonly Deployment[]): Claims {
  const claims: Claims = { ofTargets: new Map(), ofPolicies: new Map() };
  for (const deployment of deployments) {
    for (const resource of deployment.resources)
      if (resource.exists.answer !== 'no') claim(claims, resource, deployment);
  }
  return claims;
}

/** What Terraform will apply: a state tells what is, and a template claims nothing by its list. */
const configured: ReadonlySet<Deployment['kind']> = new Set(['terraform-plan', 'terraform-source']);

function claim(claims: Claims, resource: Resource, { input, kind }: Deployment): void {
  if (resource.kind === 'role' && configured.has(kind)) claimOwnList(claims, resource, input);
  if (resource.kind !== 'policy-attachment' || resource.exclusive === undefined) return;
  if (resource.exclusive === 'policy') claimPolicies(claims, resource, input);
  else
    add(claims.ofTargets, targetKeys(resource, input), {
      place: resource.place,
      all: new Set(elements(resource.policies)),
    });
}

/** A list that is not known is one all the same; one of which a policy may be left over shows what others attach. */
function claimOwnList(claims: Claims, role: Role, input: string): void {
  const { managedPolicies: list, place } = role;
  const policies = elements(list);
  if (list === undefined || policies.some(isLeftOver)) return;
  add(claims.ofTargets, [keyAtAws(role, input)], { place, all: new Set(policies) });
}

function isLeftOver(policy: Value<string>): boolean {
  return isUnknown(policy) && (policy.$oneOf ?? []).includes(null);
}

function claimPolicies(claims: Claims, attachment: PolicyAttachment, input: string): void {
  const all = new Set(targetKeys(attachment, input));
  add(claims.ofPolicies, elements(attachment.policies), { place: attachment.place, all });
}

function add(claims: Map<string, Claim[]>, keys: readonly Value<string>[], claim: Claim): void {
  for (const key of keys) if (typeof key === 'string') claims.set(key, [...(claims.get(key) ?? []), claim]);
}

function doubtBy({ ofTargets, ofPolicies }: Claims, attachment: Attachment): Exists | undefined {
  const key = keyAtAws(attachment.target, attachment.input);
  const { policy } = attachment;
  const others = (claims: readonly Claim[] = []) => claims.filter((one) => one.place !== attachment.place);
  const owner = others(ofTargets.get(key ?? '')).find((one) => !one.all.has(policy));
  if (owner) return unknownBy(owner, 'lists all policies that the role may have, and not this one');
  const rival = others(typeof policy === 'string' ? ofPolicies.get(policy) : []).find((one) => !one.all.has(key));
  return rival && unknownBy(rival, 'makes its own targets the only ones that have the policy');
}

function unknownBy({ place }: Claim, does: string): Exists {
  return { answer: 'unknown', because: `\`${place.address}\` ${does}` };
}
