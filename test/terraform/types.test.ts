import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { normalize } from '../../src/terraform/index.js';
import { attributesOf } from '../../src/terraform/types/property.js';
import { namingOf, resourceTypes } from '../../src/terraform/types/resource-types.js';

/** A plan that creates one resource. */
function planOf(type: string, after: Record<string, Json>, marks: Record<string, Json> = {}) {
  const change = { actions: ['create'], after, after_unknown: {}, after_sensitive: marks };
  const data: Json = { format_version: '1.2', resource_changes: [{ address: `${type}.r`, type, change }] };
  return normalize({ input: 'plan.json', kind: 'terraform-plan', data, locate: () => undefined });
}

const types = Object.entries(resourceTypes);

/** Each property that is read from an attribute, with one of its attributes. */
const rows = types.flatMap(([type, { properties }]) =>
  Object.entries(properties).flatMap(([property, reading]) => {
    if (reading === undefined) return [];
    const naming = namingOf(type);
    const own: Record<string, readonly string[]> = {
      'own-name': [naming?.by ?? ''],
      'own-arn': [naming?.arns[0] ?? ''],
      'own-id': ['id'],
    };
    return [...(own[reading.as] ?? attributesOf(reading))].map((attribute) => ({ type, property, attribute }));
  }),
);

/** What an attribute may hold, whatever sort it is read as. */
const document = '{"Version":"2012-10-17","Statement":[]}';
const samples: Readonly<Record<string, Json>> = {
  type: 'RESOURCE_CONTROL_POLICY',
  customer_managed_policy_reference: [{ name: 'custom' }],
  customer_managed_policy_references: [{ name: 'custom' }],
  groups: ['g'],
  inline_policy: [{ name: 'n', policy: document }],
  managed_policies: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
  managed_policy_arns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
  max_session_duration: 3600,
  permissions_boundary: [{ managed_policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  policies: [{ policy_name: 'n', policy_document: document }],
  policy_arns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
  roles: ['r'],
  target_ids: ['r-abcd'],
  users: ['u'],
};
const texts = new Set(['aws_iam_role.permissions_boundary', 'awscc_iam_role.permissions_boundary']);
const documents = new Set([
  'aws_ssoadmin_permission_set_inline_policy.inline_policy',
  'awscc_sso_permission_set.inline_policy',
]);
const isText = /policy_document$|^policy$|^content$/;

function sampleOf(type: string, attribute: string): Json {
  const place = `${type}.${attribute}`;
  if (documents.has(place) || isText.test(attribute)) return document;
  return texts.has(place) ? 'arn:aws:iam::aws:policy/ReadOnlyAccess' : (samples[attribute] ?? 'some-text');
}

/** What it takes for a type to stand for any resource at all: the list of those that it stands for. */
function neededBy(type: string): Record<string, Json> {
  const lists = Object.values(resourceTypes[type]?.properties ?? {}).flatMap((one) =>
    one?.as === 'each' ? [one] : [],
  );
  return Object.fromEntries(lists.map(({ attribute }) => [attribute, ['arn:aws:iam::aws:policy/ReadOnlyAccess']]));
}

describe('what is read of Terraform', () => {
  it('is what this list says, type by type', () => {
    const lines = types.map(([type, { makes }]) => {
      const read = rows.filter((row) => row.type === type).map(({ property, attribute }) => `${property}=${attribute}`);
      return [`${type}: ${makes}`, ...read].join(' ');
    });
    expect(lines).toMatchInlineSnapshot(`
      [
        "aws_iam_role: role name=name arn=arn path=path trust=assume_role_policy managedPolicies=managed_policy_arns inlinePolicies=inline_policy permissionsBoundary=permissions_boundary maxSessionDuration=max_session_duration",
        "awscc_iam_role: role name=role_name arn=arn path=path trust=assume_role_policy_document managedPolicies=managed_policy_arns inlinePolicies=policies permissionsBoundary=permissions_boundary maxSessionDuration=max_session_duration",
        "aws_iam_user: user name=name arn=arn",
        "awscc_iam_user: user name=user_name arn=arn managedPolicies=managed_policy_arns inlinePolicies=policies",
        "aws_iam_group: group name=name arn=arn",
        "awscc_iam_group: group name=group_name arn=arn managedPolicies=managed_policy_arns inlinePolicies=policies",
        "aws_iam_policy: managed-policy name=name arn=arn document=policy",
        "awscc_iam_managed_policy: managed-policy name=managed_policy_name arn=policy_arn document=policy_document roles=roles users=users groups=groups",
        "aws_iam_role_policy: identity-policy roles=role name=name document=policy",
        "awscc_iam_role_policy: identity-policy roles=role_name name=policy_name document=policy_document",
        "aws_iam_user_policy: identity-policy users=user name=name document=policy",
        "awscc_iam_user_policy: identity-policy users=user_name name=policy_name document=policy_document",
        "aws_iam_group_policy: identity-policy groups=group name=name document=policy",
        "awscc_iam_group_policy: identity-policy groups=group_name name=policy_name document=policy_document",
        "aws_iam_role_policy_attachment: policy-attachment roles=role policies=policy_arn",
        "aws_iam_user_policy_attachment: policy-attachment users=user policies=policy_arn",
        "aws_iam_group_policy_attachment: policy-attachment groups=group policies=policy_arn",
        "aws_iam_policy_attachment: policy-attachment policies=policy_arn roles=roles users=users groups=groups",
        "aws_iam_role_policy_attachments_exclusive: policy-attachment roles=role_name policies=policy_arns",
        "aws_iam_saml_provider: identity-provider arn=arn",
        "awscc_iam_saml_provider: identity-provider arn=arn",
        "aws_iam_openid_connect_provider: identity-provider arn=arn issuer=url",
        "awscc_iam_oidc_provider: identity-provider arn=arn issuer=url",
        "aws_ssoadmin_permission_set: permission-set name=name arn=arn",
        "awscc_sso_permission_set: permission-set name=name arn=permission_set_arn managedPolicies=managed_policies managedPolicies=customer_managed_policy_references inlinePolicies=inline_policy permissionsBoundary=permissions_boundary permissionsBoundary=permissions_boundary",
        "aws_ssoadmin_managed_policy_attachment: permission-set-attachment permissionSet=permission_set_arn policy=managed_policy_arn",
        "aws_ssoadmin_managed_policy_attachments_exclusive: permission-set-attachment permissionSet=permission_set_arn policy=managed_policy_arns",
        "aws_ssoadmin_customer_managed_policy_attachment: permission-set-attachment permissionSet=permission_set_arn policy=customer_managed_policy_reference",
        "aws_ssoadmin_permission_set_inline_policy: permission-set-inline-policy permissionSet=permission_set_arn document=inline_policy",
        "aws_ssoadmin_permissions_boundary_attachment: permission-set-boundary permissionSet=permission_set_arn policy=permissions_boundary policy=permissions_boundary",
        "aws_ssoadmin_account_assignment: account-assignment permissionSet=permission_set_arn principalType=principal_type principalId=principal_id target=target_id",
        "awscc_sso_assignment: account-assignment permissionSet=permission_set_arn principalType=principal_type principalId=principal_id target=target_id",
        "aws_organizations_policy: service-control-policy name=name id=id type=type document=content",
        "aws_organizations_policy_attachment: service-control-policy-attachment policy=policy_id target=target_id",
        "awscc_organizations_policy: service-control-policy name=name id=id type=type document=content targets=target_ids",
      ]
    `);
  });

  it('is what these attributes name, and what each resource is', () => {
    const lines = types.flatMap(([type, { properties, named, lookedUp, only, always }]) => {
      const meant = Object.entries(properties).flatMap(([name, one]) =>
        one && 'means' in one && one.means !== 'text' ? [`${name}=${one.means}`] : [],
      );
      const naming = named && [`${named.as} by ${named.by}`, `names ${named.names}`, `arns ${named.arns}`];
      const rest = [
        lookedUp && 'looked up',
        only && `only ${only.attribute} ${only.are}`,
        ...Object.entries(always ?? {}),
      ];
      const said = [...(naming ?? []), ...meant, ...rest].filter((one) => one !== undefined);
      return said.length > 0 ? [`${type}: ${said.join('; ')}`] : [];
    });
    expect(lines).toMatchInlineSnapshot(`
      [
        "aws_iam_role: role by name; names name,id; arns arn; permissionsBoundary=policy-arn; looked up",
        "awscc_iam_role: role by role_name; names role_name,id; arns arn; permissionsBoundary=policy-arn",
        "aws_iam_user: user by name; names name,id; arns arn",
        "awscc_iam_user: user by user_name; names user_name,id; arns arn",
        "aws_iam_group: group by name; names name,id; arns arn",
        "awscc_iam_group: group by group_name; names group_name,id; arns arn",
        "aws_iam_policy: policy by name; names name; arns arn,id",
        "awscc_iam_managed_policy: policy by managed_policy_name; names managed_policy_name; arns policy_arn,id; roles=role-name; users=user-name; groups=group-name",
        "aws_iam_role_policy: roles=role-name",
        "awscc_iam_role_policy: roles=role-name",
        "aws_iam_user_policy: users=user-name",
        "awscc_iam_user_policy: users=user-name",
        "aws_iam_group_policy: groups=group-name",
        "awscc_iam_group_policy: groups=group-name",
        "aws_iam_role_policy_attachment: roles=role-name; policies=policy-arn",
        "aws_iam_user_policy_attachment: users=user-name; policies=policy-arn",
        "aws_iam_group_policy_attachment: groups=group-name; policies=policy-arn",
        "aws_iam_policy_attachment: policies=policy-arn; roles=role-name; users=user-name; groups=group-name; exclusive,policy",
        "aws_iam_role_policy_attachments_exclusive: roles=role-name; policies=policy-arn; exclusive,targets",
        "aws_iam_saml_provider: saml-provider by name; names ; arns arn,id; protocol,saml",
        "awscc_iam_saml_provider: saml-provider by name; names ; arns arn,id; protocol,saml",
        "aws_iam_openid_connect_provider: oidc-provider by url; names ; arns arn,id; protocol,oidc",
        "awscc_iam_oidc_provider: oidc-provider by url; names ; arns arn,id; protocol,oidc",
        "aws_ssoadmin_permission_set: permission-set by name; names name; arns arn,id",
        "awscc_sso_permission_set: permission-set by name; names name; arns permission_set_arn,id; managedPolicies=policy-arn",
        "aws_ssoadmin_managed_policy_attachment: permissionSet=permission-set-arn; policy=policy-arn",
        "aws_ssoadmin_managed_policy_attachments_exclusive: permissionSet=permission-set-arn; policy=policy-arn; exclusive,targets",
        "aws_ssoadmin_customer_managed_policy_attachment: permissionSet=permission-set-arn",
        "aws_ssoadmin_permission_set_inline_policy: permissionSet=permission-set-arn",
        "aws_ssoadmin_permissions_boundary_attachment: permissionSet=permission-set-arn",
        "aws_ssoadmin_account_assignment: permissionSet=permission-set-arn; principalId=principal-id; target=account-id",
        "awscc_sso_assignment: permissionSet=permission-set-arn; principalId=principal-id; target=account-id",
        "aws_organizations_policy: service-control-policy by name; names name; arns arn; only type SERVICE_CONTROL_POLICY,RESOURCE_CONTROL_POLICY",
        "aws_organizations_policy_attachment: policy=service-control-policy-id; target=account-id",
        "awscc_organizations_policy: service-control-policy by name; names name; arns arn; targets=account-id; only type SERVICE_CONTROL_POLICY,RESOURCE_CONTROL_POLICY",
      ]
    `);
  });

  it.each(types.filter(([, { always }]) => always))('%s is always so', (type, { always }) => {
    expect(planOf(type, neededBy(type)).resources).toMatchObject([always]);
  });

  it.each(types.filter(([, { named }]) => named))('%s counts where it is looked up, or does not', (type, row) => {
    const entry = { address: `data.${type}.r`, mode: 'data', type, change: { actions: ['read'], after: {} } };
    const data: Json = { format_version: '1.2', resource_changes: [entry] };
    const { resources } = normalize({ input: 'plan.json', kind: 'terraform-plan', data, locate: () => undefined });
    expect(resources.length).toBe(row.lookedUp ? 1 : 0);
  });

  it.each(rows)('$type.$attribute tells $property', ({ type, property, attribute }) => {
    const [resource] = planOf(type, { ...neededBy(type), [attribute]: sampleOf(type, attribute) }).resources;
    const [without] = planOf(type, neededBy(type)).resources;
    expect(resource).toHaveProperty(property);
    expect(JSON.stringify(resource?.[property as 'kind'])).not.toBe(JSON.stringify(without?.[property as 'kind']));
  });

  it.each(rows)('a sensitive $type.$attribute makes $property sensitive', ({ type, property, attribute }) => {
    const sample = { ...neededBy(type), [attribute]: sampleOf(type, attribute) };
    const [resource] = planOf(type, sample, { [attribute]: true }).resources;
    expect(resource?.sensitive).toContain(property);
    expect(planOf(type, sample).resources[0]?.sensitive).toBeUndefined();
  });
});

describe('what may give a role and is not read is a gap', () => {
  it.each([
    'aws_iam_made_up_tomorrow',
    'aws_sagemaker_project',
    'aws_ssoadmin_made_up_tomorrow',
    'awscc_cloudformation_made_up_tomorrow',
    'awscc_iam_made_up_tomorrow',
    'awscc_sso_made_up_tomorrow',
  ])('%s', (type) => {
    expect(planOf(type, {}).gaps.map(({ code, address }) => [code, address])).toEqual([
      ['resource-unread', `${type}.r`],
    ]);
  });

  it.each([
    'aws_cloudcontrolapi_resource',
    'aws_cloudformation_stack',
    'aws_cloudformation_stack_set_instance',
    'aws_servicecatalog_provisioned_product',
    'awscc_cloudformation_stack_set',
    'awscc_servicecatalog_cloudformation_provisioned_product',
  ])('%s deploys a template', (type) =>
    expect(planOf(type, {}).gaps.map(({ code }) => code)).toEqual(['template-deployed']));

  it.each([
    'aws_iam_instance_profile',
    'aws_s3_bucket',
    'aws_iam_access_key',
    'aws_ssoadmin_application',
    'awscc_sso_instance',
  ])('%s is none', (type) => expect(planOf(type, {})).toMatchObject({ gaps: [], resources: [] }));

  it('a policy of AWS Organizations that is no service control policy is none', () => {
    expect(planOf('aws_organizations_policy', { type: 'TAG_POLICY', content: '{}' }).resources).toEqual([]);
    expect(planOf('aws_organizations_policy', { content: '{}' }).resources).toHaveLength(1);
  });
});
