import { groupBy, type PermissionSetAttachment, type Resource } from '../../model/index.js';

/**
 * The resources that an apply leaves, in doubt what is attached to a permission set besides a list of all that it has:
 * which of the two comes last, nobody knows (the Terraform AWS provider's page of
 * aws_ssoadmin_managed_policy_attachments_exclusive).
 */
export function withoutLeftOut(resources: readonly Resource[]): readonly Resource[] {
  const all = resources.filter((one) => one.kind === 'permission-set-attachment').filter(isKept);
  const lists = groupBy(
    all.filter(({ exclusive }) => exclusive !== undefined),
    setOf,
  );
  if (lists.size === 0) return resources;
  return resources.map((one) => {
    const isAlone = one.kind === 'permission-set-attachment' && one.exclusive === undefined && isKept(one);
    const list = isAlone ? (lists.get(setOf(one) ?? '') ?? []) : [];
    const isLeftOut = isAlone && list.length > 0 && list.every(({ policy }) => isOther(policy, one));
    const because = `\`${list[0]?.place.address}\` lists all policies that the permission set may have, and not this one`;
    return isLeftOut ? { ...one, exists: { answer: 'unknown', because } } : one;
  });
}

function isOther(policy: PermissionSetAttachment['policy'], one: PermissionSetAttachment): boolean {
  return policy === undefined || (typeof policy === 'string' && policy !== one.policy);
}

function isKept({ exists, change }: Resource): boolean {
  return exists.answer !== 'no' && change !== 'delete';
}

function setOf({ permissionSet }: PermissionSetAttachment): string | undefined {
  return typeof permissionSet === 'string' ? permissionSet : undefined;
}
