import { describe, expect, it } from 'vitest';
import { isUnknown, type Json, type Resource } from '../../src/model/index.js';
import { normalize } from '../../src/read/normalize.js';

type JsonMap = { readonly [key: string]: Json };

const OWN = '111122223333';
const OTHER = '444455556666';
const SUPPORT = 'arn:aws:iam::aws:policy/AWSSupportAccess';
const role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'support',
    ManagedPolicyArns: [SUPPORT],
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: { Ref: 'Who' } } }],
    },
  },
};
const template = { Parameters: { Who: { Type: 'String', Default: 'alice' } }, Resources: { R: role } };
const body = JSON.stringify(template);

interface Planned {
  readonly address: string;
  readonly actions?: readonly string[];
  readonly before?: JsonMap;
  readonly after?: JsonMap;
  readonly unknown?: JsonMap;
  readonly expressions?: JsonMap;
}

function deploymentOf(...planned: readonly Planned[]) {
  const data: Json = {
    format_version: '1.2',
    resource_changes: planned.map(({ address, actions = ['create'], before = null, after = null, unknown = {} }) => ({
      address,
      change: { actions, before, after, after_unknown: unknown },
    })),
    prior_state: {
      values: {
        root_module: {
          resources: [
            { address: 'data.aws_caller_identity.me', values: { account_id: OWN, arn: `arn:aws:iam::${OWN}:user/ci` } },
          ],
        },
      },
    },
    configuration: {
      root_module: { resources: planned.map(({ address, expressions = {} }) => ({ address, expressions })) },
    },
  };
  const document = { input: 'plan.json', kind: 'terraform-plan', data, locate: () => undefined } as const;
  return normalize(document, { template: () => undefined }, { parameters: {} });
}

/** `address in account: exists, for principal` of each resource. */
function shown(resources: readonly Resource[]): readonly string[] {
  return resources.map((one) => {
    const account = isUnknown(one.account) ? 'untold' : (one.account ?? 'own');
    return `${one.place.address} in ${account}: ${one.exists.answer}`;
  });
}

function principalsOf(resource: Resource | undefined): string {
  const text = JSON.stringify(resource);
  return JSON.stringify(/"AWS":("[^"]*"|\{[^}]*\})/.exec(text)?.[1]);
}

const stack = 'aws_cloudformation_stack.s';
const named = { template_body: body, capabilities: ['CAPABILITY_NAMED_IAM'] };
const openCapabilities = {
  unknown: { capabilities: true },
  expressions: { capabilities: { references: ['local.x'] } },
};
const nameless = 'Resources: {R: {Type: AWS::IAM::Role}}';

describe('the template of a stack', () => {
  it.each<[string, Planned, readonly string[]]>([
    ['as JSON', { address: stack, after: named }, [`${stack}/R in own: yes`]],
    [
      'as YAML',
      { address: stack, after: { template_body: nameless, capabilities: ['CAPABILITY_IAM'] } },
      [`${stack}/R in own: yes`],
    ],
    [
      'by another provider',
      { address: 'awscc_cloudformation_stack.s', after: named },
      ['awscc_cloudformation_stack.s/R in own: yes'],
    ],
    [
      'that names a role and does not acknowledge it',
      { address: stack, after: { ...named, capabilities: ['CAPABILITY_IAM'] } },
      [`${stack}/R in own: unknown`],
    ],
    [
      'that acknowledges nothing',
      { address: stack, after: { template_body: nameless } },
      [`${stack}/R in own: unknown`],
    ],
    [
      'whose acknowledgements do not show',
      { address: stack, after: { template_body: body }, ...openCapabilities },
      [`${stack}/R in own: yes`],
    ],
    [
      'that was deployed as it is',
      { address: stack, actions: ['no-op'], before: { template_body: body }, after: { template_body: body } },
      [`${stack}/R in own: yes`],
    ],
    [
      'that is deleted',
      { address: stack, actions: ['delete'], before: { template_body: body } },
      [`${stack}/R in own: no`],
    ],
    [
      'that is forgotten',
      { address: stack, actions: ['forget'], before: { template_body: body } },
      [`${stack}/R in own: unknown`],
    ],
  ])('is read %s', (_, planned, expected) => {
    const { resources, gaps } = deploymentOf(planned);
    expect(shown(resources)).toEqual(expected);
    expect(gaps).toEqual([]);
  });

  it.each<[string, Planned, string]>([
    ['has its default', { address: stack, after: { template_body: body } }, 'alice'],
    ['is given', { address: stack, after: { template_body: body, parameters: { Who: 'bob' } } }, 'bob'],
    [
      'keeps its default where a provider fills the parameters in',
      { address: stack, after: { template_body: body }, unknown: { parameters: true } },
      'alice',
    ],
    [
      'is known only after apply',
      {
        address: stack,
        after: { template_body: body, parameters: {} },
        unknown: { parameters: { Who: true } },
        expressions: { parameters: {} },
      },
      'known only after apply',
    ],
    [
      'may be any',
      {
        address: stack,
        after: { template_body: body },
        unknown: { parameters: true },
        expressions: { parameters: { references: ['aws_x.y'] } },
      },
      'known only after apply',
    ],
  ])('has a parameter that %s', (_, planned, expected) => {
    expect(principalsOf(deploymentOf(planned).resources[0])).toContain(expected);
  });

  it('has a parameter that is somebody of the same plan', () => {
    const user = { address: 'aws_iam_user.ann', after: { name: 'ann' }, unknown: { arn: true } };
    const given = { template_body: body, parameters: {} };
    const expressions = { parameters: { references: ['aws_iam_user.ann.arn', 'aws_iam_user.ann'] } };
    const { resources } = deploymentOf(
      { address: stack, after: given, unknown: { parameters: { Who: true } }, expressions },
      user,
    );
    expect(principalsOf(resources.find(({ kind }) => kind === 'role'))).toContain('user/ann');
  });

  it('keeps what two stacks name alike apart', () => {
    const nameless = JSON.stringify({ Resources: { R: { Type: 'AWS::IAM::Role' } } });
    const { resources } = deploymentOf(
      { address: 'aws_cloudformation_stack.a', after: { template_body: nameless } },
      { address: 'aws_cloudformation_stack.b', after: { template_body: nameless } },
    );
    expect(new Set(resources.map((one) => 'name' in one && one.name)).size).toBe(2);
  });

  it.each<[string, Planned, string]>([
    ['a URL', { address: stack, after: { template_url: 'https://b/t.yaml' } }, 'it stands at `https://b/t.yaml`'],
    [
      'nothing that is known',
      { address: stack, after: {}, unknown: { template_body: true } },
      'it is known only after apply',
    ],
    ['no template', { address: stack, after: { template_body: 'x' } }, 'it cannot be read'],
    [
      'an application of a repository',
      { address: 'aws_serverlessapplicationrepository_cloudformation_stack.s', after: {} },
      'it is kept elsewhere',
    ],
    ['a product', { address: 'aws_servicecatalog_provisioned_product.s', after: {} }, 'it is kept elsewhere'],
  ])('is a gap where there is %s', (_, planned, because) => {
    expect(deploymentOf(planned).gaps.map(({ code, args }) => [code, args?.because])).toEqual([
      ['template-deployed', because],
    ]);
  });

  it('is none where nothing is left of the stack', () => {
    expect(
      deploymentOf({ address: stack, actions: ['delete'], before: { template_url: 'https://b/t.yaml' } }).gaps,
    ).toEqual([]);
  });
});

describe('the template of a stack set', () => {
  const set: Planned = { address: 'aws_cloudformation_stack_set.s', after: { name: 's', template_body: body } };
  const instances = (after: JsonMap, more: Partial<Planned> = {}): Planned => ({
    address: 'aws_cloudformation_stack_set_instance.i',
    after: { stack_set_name: 's', ...after },
    ...more,
  });

  it.each<[string, Planned, readonly string[]]>([
    ['the accounts of its instances', instances({ account_id: OTHER }), [`${set.address}/R in ${OTHER}: yes`]],
    [
      'the own account, where none is named',
      instances({}, { unknown: { account_id: true } }),
      [`${set.address}/R in own: yes`],
    ],
    [
      'the accounts of its targets',
      instances({ deployment_targets: [{ accounts: [OTHER], organizational_unit_ids: null }] }),
      [`${set.address}/R in ${OTHER}: yes`],
    ],
    [
      'accounts of an organizational unit, which are not known',
      instances({ deployment_targets: [{ organizational_unit_ids: ['ou-abcd-11112222'] }] }),
      [`${set.address}/R in untold: unknown`],
    ],
    [
      'several',
      { ...instances({ accounts: [OWN, OTHER] }), address: 'aws_cloudformation_stack_instances.i' },
      [`${set.address}/R in own: yes`, `${set.address}/R in ${OTHER}: yes`],
    ],
  ])('goes to %s', (_, target, expected) => {
    const { resources, gaps } = deploymentOf(set, target);
    expect(shown(resources)).toEqual(expected);
    expect(gaps).toEqual([]);
  });

  it('may go anywhere where nothing says where', () => {
    expect(shown(deploymentOf(set).resources)).toEqual([`${set.address}/R in untold: unknown`]);
  });

  it('goes where its groups say', () => {
    const groups = [
      {
        deployment_targets: { accounts: [OTHER] },
        regions: ['eu-west-1'],
        parameter_overrides: [{ parameter_key: 'Who', parameter_value: 'carol' }],
      },
    ];
    const after = { stack_set_name: 's', template_body: body, stack_instances_group: groups };
    const { resources } = deploymentOf({ address: 'awscc_cloudformation_stack_set.s', after });
    expect(shown(resources)).toEqual([`awscc_cloudformation_stack_set.s/R in ${OTHER}: yes`]);
    expect(principalsOf(resources[0])).toContain('carol');
  });

  it('is a gap where only its instances are here', () => {
    expect(deploymentOf(instances({ account_id: OTHER })).gaps.map(({ args }) => args?.because)).toEqual([
      'its stack set is declared elsewhere',
    ]);
  });
});

describe('a resource of CloudFormation by the Cloud Control API', () => {
  const address = 'aws_cloudcontrolapi_resource.r';
  const desired = { ...role.Properties, AssumeRolePolicyDocument: {} };

  it('is what its desired state says', () => {
    const after = { type_name: 'AWS::IAM::Role', desired_state: JSON.stringify(desired) };
    const { resources, gaps } = deploymentOf({ address, after });
    expect(shown(resources)).toEqual([`${address} in own: yes`]);
    expect(resources[0]).toMatchObject({ kind: 'role', name: 'support', managedPolicies: [SUPPORT] });
    expect(gaps).toEqual([]);
  });

  it('may be a stack, with its template inside', () => {
    const desired_state = JSON.stringify({ StackName: 's', TemplateBody: body, Parameters: { Who: 'bob' } });
    const { resources, gaps } = deploymentOf({
      address,
      after: { type_name: 'AWS::CloudFormation::Stack', desired_state },
    });
    expect(shown(resources)).toEqual([`${address}/R in own: yes`]);
    expect(principalsOf(resources[0])).toContain('bob');
    expect(gaps).toEqual([]);
  });

  it.each<[string, JsonMap, JsonMap, readonly string[]]>([
    [
      'a role whose state is not known yet',
      { type_name: 'AWS::IAM::Role' },
      { desired_state: true },
      ['template-deployed'],
    ],
    ['a type of somebody else', { type_name: 'Acme::Iam::Role' }, { desired_state: true }, ['template-deployed']],
    ['a type that is not known', {}, { type_name: true, desired_state: true }, ['template-deployed']],
    ['a queue whose state is not known yet', { type_name: 'AWS::SQS::Queue' }, { desired_state: true }, []],
    ['a queue', { type_name: 'AWS::SQS::Queue', desired_state: '{}' }, {}, []],
  ])('%s', (_, after, unknown, expected) => {
    expect(deploymentOf({ address, after, unknown }).gaps.map(({ code }) => code)).toEqual(expected);
  });
});
