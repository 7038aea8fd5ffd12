import { describe, expect, it } from 'vitest';
import type { Json, Path } from '../../src/model/index.js';
import { deploy, template } from './deploy.js';

const good = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'good' } };
const role = (properties: Json, more: object = {}): Json => ({
  Type: 'AWS::IAM::Role',
  Properties: properties,
  ...more,
});
const bucket = (properties: Json): Json => ({ Type: 'AWS::S3::Bucket', Properties: properties });

const sections: readonly (readonly [string, Json, string, Path])[] = [
  ['no Resources', template({}), 'resources-missing', []],
  ['Resources that are a list', template({ Resources: [] }), 'resources-not-a-mapping', ['Resources']],
  ['Resources that are nothing', template({ Resources: null }), 'resources-not-a-mapping', ['Resources']],
  ['a template that is a list', [], 'resources-missing', []],
  ['a template that is a text', 'text', 'resources-missing', []],
];

describe('a template without resources', () => {
  it.each(sections)('%s', (_, data, code, path) => {
    expect(deploy(data).problems).toContainEqual(expect.objectContaining({ code, severity: 'error', path }));
  });
});

const resources: readonly (readonly [string, { readonly [id: string]: Json }, string, 'error' | 'note', Path])[] = [
  ['a resource that is nothing', { Bad: null }, 'resource-not-a-mapping', 'error', ['Resources', 'Bad']],
  ['a resource that is a text', { Bad: 'x' }, 'resource-not-a-mapping', 'error', ['Resources', 'Bad']],
  ['a resource that is a list', { Bad: [] }, 'resource-not-a-mapping', 'error', ['Resources', 'Bad']],
  ['a resource without type', { Bad: { Properties: {} } }, 'resource-without-type', 'error', ['Resources', 'Bad']],
  [
    'a Ref of nothing',
    { Bad: role({ RoleName: { Ref: 'None' } }) },
    'reference-to-nothing',
    'error',
    ['Resources', 'Bad', 'Properties', 'RoleName'],
  ],
  [
    'a GetAtt of nothing',
    { Bad: role({ Path: { 'Fn::GetAtt': ['None', 'Arn'] } }) },
    'reference-to-nothing',
    'error',
    ['Resources', 'Bad', 'Properties', 'Path'],
  ],
  [
    'a Sub of nothing',
    { Bad: role({ Path: { 'Fn::Sub': ['${Own}/${None.Arn}', { Own: 'x' }] } }) },
    'reference-to-nothing',
    'error',
    ['Resources', 'Bad', 'Properties', 'Path'],
  ],
  [
    'a condition that is nothing',
    { Bad: role({}, { Condition: 'None' }) },
    'reference-to-nothing',
    'error',
    ['Resources', 'Bad', 'Condition'],
  ],
  [
    'a Ref of nothing in what is not read',
    { Bad: bucket({ BucketName: { Ref: 'None' } }) },
    'reference-to-nothing',
    'note',
    ['Resources', 'Bad', 'Properties', 'BucketName'],
  ],
  [
    'a role that names itself',
    { Bad: role({ Path: { Ref: 'Bad' } }) },
    'circular-reference',
    'error',
    ['Resources', 'Bad'],
  ],
  [
    'names in a circle',
    { Bad: role({ RoleName: { Ref: 'B' } }), B: role({ RoleName: { 'Fn::Sub': '${Bad}' } }) },
    'circular-reference',
    'error',
    ['Resources', 'Bad'],
  ],
  [
    'a circle of what is not read',
    { Bad: bucket({ A: { Ref: 'B' } }), B: bucket({ A: { Ref: 'Bad' } }) },
    'circular-reference',
    'note',
    ['Resources', 'Bad'],
  ],
];

describe('a resource that is wrong', () => {
  it.each(resources)('%s', (_, bad, code, severity, path) => {
    const deployment = deploy(template({ Resources: { ...bad, Good: good } }));
    expect(deployment.problems).toMatchObject([{ code, severity, path }]);
    expect(deployment.resources).toContainEqual(expect.objectContaining({ name: 'good' }));
  });
});

const arns = (count: number): Json => Array.from({ length: count }, (_, index) => `arn:aws:iam::aws:policy/P${index}`);

const named = (type: string, Properties: Json): Json => ({ Type: `AWS::IAM::${type}`, Properties });

describe('what AWS refuses will not be there, and nothing of its stack for certain', () => {
  it.each<readonly [string, Json, string, 'yes' | 'no' | 'unknown', 'error' | 'note']>([
    ['a list that is a text', role({ ManagedPolicyArns: 'arn' }), 'property-not-a-list', 'no', 'note'],
    [
      'a list that a function makes a text',
      role({ ManagedPolicyArns: { 'Fn::Join': [':', ['arn', 'aws']] } }),
      'property-not-a-list',
      'no',
      'note',
    ],
    [
      'inline policies that are a mapping',
      role({ Policies: { PolicyName: 'x' } }),
      'property-not-a-list',
      'no',
      'note',
    ],
    ['targets that are a text', named('ManagedPolicy', { Roles: 'good' }), 'property-not-a-list', 'no', 'note'],
    ['users that are a text', named('Policy', { Users: 'alice' }), 'property-not-a-list', 'no', 'note'],
    [
      'more policies than any account takes',
      role({ ManagedPolicyArns: arns(21) }),
      'policies-over-quota',
      'no',
      'note',
    ],
    ['the name of another role', role({ RoleName: 'GOOD' }), 'name-taken', 'unknown', 'error'],
  ])('%s', (_, Bad, code, answer, severity) => {
    const { problems, resources } = deploy(template({ Resources: { Good: good, Bad } }));
    expect(problems).toMatchObject([{ code, severity, address: 'Bad' }]);
    const answers = ['Bad', 'Good'].map((id) => resources.find(({ place }) => place.address === id)?.exists.answer);
    expect(answers).toEqual([answer, 'unknown']);
  });

  it('but more policies than most accounts take are told: whether they are too many is judged with all that attaches', () => {
    const { problems, resources } = deploy(template({ Resources: { Good: role({ ManagedPolicyArns: arns(11) }) } }));
    expect(problems).toMatchObject([{ code: 'policies-over-quota', severity: 'note' }]);
    expect(resources.map(({ exists }) => exists.answer)).toEqual(['yes']);
  });

  it('but what is not made is not refused', () => {
    const Conditions = { No: { 'Fn::Equals': ['a', 'b'] } };
    const Bad = role({ ManagedPolicyArns: 'arn' }, { Condition: 'No' });
    const { problems, resources } = deploy(template({ Conditions, Resources: { Good: good, Bad } }));
    expect(problems).toEqual([]);
    expect(resources.map(({ exists }) => exists.answer)).toEqual(['yes', 'no']);
  });

  it.each<readonly [string, Json, Json]>([
    ['as many policies as accounts take by default', role({ ManagedPolicyArns: arns(10) }), {}],
    ['one policy eleven times', role({ ManagedPolicyArns: Array.from({ length: 11 }, () => 'arn:x') }), {}],
    ['names that AWS chooses', role({}), role({})],
    ['the name of a user', { Type: 'AWS::IAM::User', Properties: { UserName: 'good' } }, {}],
    ['the name of what is not made', role({ RoleName: 'good' }, { Condition: 'No' }), {}],
    ['a list that a function makes', role({ ManagedPolicyArns: { 'Fn::Split': [',', 'a,b'] } }), {}],
  ])('but not %s', (_, Fine, Other) => {
    const Conditions = { No: { 'Fn::Equals': ['a', 'b'] } };
    const others = Object.keys(Other as object).length > 0 ? { Other } : {};
    const { problems, resources } = deploy(template({ Conditions, Resources: { Good: good, Fine, ...others } }));
    expect(problems).toEqual([]);
    expect(resources.find(({ place }) => place.address === 'Good')?.exists.answer).toBe('yes');
  });
});

describe('other problems', () => {
  it('notes that the format version is missing', () => {
    expect(deploy({ Resources: {} }).problems).toMatchObject([{ code: 'format-version-missing', severity: 'note' }]);
  });

  it('finds conditions in a circle', () => {
    const Conditions = {
      A: { 'Fn::Not': [{ Condition: 'B' }] },
      B: { 'Fn::And': [{ Condition: 'A' }, { Condition: 'A' }] },
    };
    const { problems } = deploy(template({ Conditions, Resources: { R: role({}, { Condition: 'A' }) } }));
    expect(problems).toMatchObject([{ code: 'circular-reference', path: ['Conditions', 'A'] }]);
    expect(problems[0]?.message).toContain('`A` -> `B` -> `A`');
  });

  it('keeps a parameter apart from a condition of the same name', () => {
    const Conditions = { P: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] } };
    const Parameters = { P: { Type: 'String', Default: '' } };
    expect(deploy(template({ Parameters, Conditions, Resources: {} })).problems).toEqual([]);
  });

  it('looks into the outputs', () => {
    const { problems } = deploy(template({ Resources: {}, Outputs: { O: { Value: { Ref: 'None' } } } }));
    expect(problems).toMatchObject([
      { code: 'reference-to-nothing', severity: 'note', path: ['Outputs', 'O', 'Value'] },
    ]);
  });

  it('holds a template with transforms to no names of its own', () => {
    const data = template({
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: { B: bucket({ A: { Ref: 'ServerlessRestApi' } }) },
    });
    expect(deploy(data).problems).toEqual([]);
  });
});

/** A template of one resource. */
function resource(Type: string, Properties: Json = {}, attributes: { readonly [name: string]: Json } = {}): Json {
  const Conditions = { No: { 'Fn::Equals': ['a', 'b'] } };
  return template({ Conditions, Resources: { R: { Type, Properties, ...attributes } } });
}

describe('what may be added unseen', () => {
  it.each<readonly [string, Json, readonly string[]]>([
    ['a macro', template({ Transform: ['Own', 'AWS::LanguageExtensions'], Resources: {} }), ['transform-unread']],
    ['an include at the top', template({ Transform: { Name: 'AWS::Include' }, Resources: {} }), ['transform-unread']],
    [
      'transforms of AWS',
      template({
        Transform: ['AWS::Serverless-2016-10-31', 'AWS::SecretsManager-2024-09-16', 'AWS::CodeDeployBlueGreen'],
        Resources: {},
      }),
      [],
    ],
    [
      'an include among the resources',
      template({ Resources: { 'Fn::Transform': { Name: 'AWS::Include' } } }),
      ['resource-transformed'],
    ],
    [
      'a type of another tool',
      template({ Resources: { R: { Type: { '!Rain::Module': 'x' } } } }),
      ['resource-transformed'],
    ],
    ['a module', template({ Resources: { R: { Type: 'Own::Support::Role::MODULE' } } }), ['module-unread']],
    ['modules to be packaged', template({ Modules: { M: { Source: 'm.yaml' } }, Resources: {} }), ['section-unread']],
    ['no modules', template({ Modules: {}, Resources: {} }), []],
    ['an include of another tool at the top', template({ '!Include': 'x.yaml', Resources: {} }), ['section-unread']],
    ['an include of another tool', template({ Resources: { '!Rain::Include': 'x' } }), ['resource-transformed']],
    ['a type of IAM that is not known', resource('AWS::IAM::RolePolicies'), ['resource-unread']],
    ['a type in other letters', resource('aws::iam::role'), ['resource-unread']],
    ['a type of Identity Center that is not known', resource('AWS::SSO::AssignmentGroup'), ['resource-unread']],
    ['a type of a third party that names itself', resource('Community::SSO::AssignmentGroup'), ['resource-unread']],
    ['a type of a third party', resource('Community::IAM::PasswordPolicy'), []],
    ['a type of IAM that gives nothing', resource('AWS::IAM::InstanceProfile'), []],
    [
      'a custom resource that is given the policy',
      resource('Custom::AWS', { Create: '{"PolicyArn":"arn:aws:iam::aws:policy/AWSSupportAccess"}' }),
      ['resource-unread'],
    ],
    ['a custom resource', resource('Custom::AWS', { Create: '{}' }), []],
    ['a project of SageMaker', resource('AWS::SageMaker::Project'), ['nested-stack-unread']],
    ['a type of CloudFormation that is not known', resource('AWS::CloudFormation::New'), ['resource-unread']],
    ['a product', resource('AWS::ServiceCatalog::CloudFormationProvisionedProduct'), ['nested-stack-unread']],
    ['an application', resource('AWS::Serverless::Application', { Location: 'x' }), ['nested-stack-unread']],
    ['what is not made', resource('AWS::IAM::RolePolicies', {}, { Condition: 'No' }), []],
    [
      'a macro that is only declared',
      template({ Resources: { M: { Type: 'AWS::CloudFormation::Macro', Properties: { Name: 'Own' } } } }),
      [],
    ],
  ])('%s', (_, data, codes) => {
    expect(deploy(data).gaps.map(({ code }) => code)).toEqual(codes);
  });
});

describe('names that a transform may declare', () => {
  it.each(['Conditions', 'Parameters'])('in %s are no mistake', (section) => {
    const Resources = {
      R: { Type: 'AWS::IAM::Role', Condition: 'C', Properties: { RoleName: { Ref: 'Name' } } },
    };
    const data = template({ [section]: { 'Fn::Transform': { Name: 'AWS::Include' } }, Resources });
    const { problems, resources } = deploy(data);
    expect(problems).toEqual([]);
    expect(resources[0]?.exists.answer).toBe('unknown');
  });
});
