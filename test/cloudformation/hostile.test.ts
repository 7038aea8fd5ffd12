import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intrinsics } from '../../src/cloudformation/intrinsics/index.js';
import type { Json } from '../../src/model/index.js';
import { tries } from '../size.js';
import { deploy, roleAt, template } from './deploy.js';

const role = (properties: Json): Json => ({ Type: 'AWS::IAM::Role', Properties: properties });

function nest(levels: number, wrap: (inner: Json) => Json): Json {
  let node: Json = 'x';
  for (let level = 0; level < levels; level += 1) node = wrap(node);
  return node;
}

describe('templates that are made to break things', () => {
  it.each<readonly [string, Json, string]>([
    ['lists in lists', nest(20_000, (inner) => [inner]), 'it is a list or a mapping where a text is wanted'],
    [
      'functions in functions',
      nest(20_000, (inner) => ({ 'Fn::Join': ['', [inner]] })),
      'the template is nested too deeply',
    ],
  ])('%s', (_, node, reason) => {
    const deployment = deploy(
      template({ Resources: { R: role({ RoleName: 'r', Path: node }), G: role({ RoleName: 'g' }) } }),
    );
    expect(JSON.stringify(roleAt(deployment, 'R').path)).toContain(reason);
    expect(roleAt(deployment, 'G').name).toBe('g');
  });

  it('names that are not closed, very many', () => {
    const text = '${'.repeat(40_000);
    const deployment = deploy(template({ Resources: { R: role({ Path: { 'Fn::Sub': text } }) } }));
    expect(roleAt(deployment, 'R').path).toBe(text);
  });

  it('deep JSON text', () => {
    const text = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const deployment = deploy(template({ Resources: { R: role({ AssumeRolePolicyDocument: text }) } }));
    expect(JSON.stringify(roleAt(deployment, 'R').trust)).toContain('the policy is nested too deeply');
  });

  it('deep fragments of loops', () => {
    const fragment = { 'R${X}': role({ RoleName: 'r', Path: nest(20_000, (inner) => [inner]) }) };
    const { gaps } = deploy(template({ Resources: { 'Fn::ForEach::L': ['X', ['a'], fragment] } }));
    expect(gaps).toMatchObject([{ code: 'loop-unread' }]);
  });

  it('conditions that name the next, very many', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `C${index}`);
    const Conditions = Object.fromEntries(
      names.map((name, index) => [name, { 'Fn::Not': [{ Condition: `C${index + 1}` }] }]),
    );
    const Resources = { R: { Type: 'AWS::IAM::Role', Condition: 'C0' } };
    expect(roleAt(deploy(template({ Conditions, Resources })), 'R').exists.answer).toBe('unknown');
  });

  it('conditions that name the next twice', () => {
    const names = Array.from({ length: 60 }, (_, index) => `C${index}`);
    const twice = (index: number): Json => ({
      'Fn::And': [{ Condition: `C${index + 1}` }, { Condition: `C${index + 1}` }],
    });
    const Conditions = {
      ...Object.fromEntries(names.map((name, index) => [name, twice(index)])),
      C60: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] },
    };
    const Resources = { R: { Type: 'AWS::IAM::Role', Condition: 'C0' } };
    const deployment = deploy(template({ Parameters: { P: { Type: 'String', Default: '' } }, Conditions, Resources }));
    expect(roleAt(deployment, 'R').exists).toMatchObject({
      answer: 'no',
      because: expect.stringContaining("`P` set to 'a'"),
    });
  });

  it('names that double at every step', () => {
    const ids = Array.from({ length: 40 }, (_, index) => index);
    const Resources = Object.fromEntries(
      ids.map((id) => [`R${id}`, role({ RoleName: { 'Fn::Sub': `\${R${id + 1}}\${R${id + 1}}` } })]),
    );
    const deployment = deploy(template({ Resources: { ...Resources, R40: role({ RoleName: 'name' }) } }));
    expect(roleAt(deployment, 'R38').name).toBe('namenamenamename');
    expect(String(roleAt(deployment, 'R0').name).length).toBeLessThan(100_001);
  });

  it('choices inside choices', () => {
    const ids = Array.from({ length: 60 }, (_, index) => index);
    const Parameters = Object.fromEntries(ids.map((id) => [`P${id}`, { Type: 'String' }]));
    const Conditions = Object.fromEntries(ids.map((id) => [`C${id}`, { 'Fn::Equals': [{ Ref: `P${id}` }, 'a'] }]));
    const chosen = ids.reduce<Json>((inner, id) => ({ 'Fn::If': [`C${id}`, inner, `other${id}`] }), 'x');
    const deployment = deploy(
      template({ Parameters, Conditions, Resources: { R: role({ RoleName: chosen, Path: chosen }) } }),
    );
    expect(roleAt(deployment, 'R').path).toHaveProperty('$unknown');
  });
});

describe('any data at all', () => {
  const names = fc.constantFrom(
    ...intrinsics.keys(),
    'Fn::ForEach::L',
    'Type',
    'Properties',
    'Condition',
    'A',
    'B',
    '__proto__',
  );
  const texts = fc.constantFrom(
    'A',
    'B',
    'A.Arn',
    '${A}',
    '${B.Arn}',
    '',
    '0',
    'AWS::NoValue',
    'AWS::AccountId',
    '{"a":',
    'AWS::IAM::Role',
    'AWS::CloudFormation::StackSet',
  );
  const { node } = fc.letrec<{ node: Json }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(texts, fc.boolean(), fc.constant(null), fc.integer()),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(names, tie('node'), { maxKeys: 3 }),
    ),
  }));
  const types = fc.constantFrom(
    'AWS::IAM::Role',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::Policy',
    'AWS::IAM::OIDCProvider',
    'AWS::SSO::PermissionSet',
    'AWS::CloudFormation::Stack',
    'AWS::CloudFormation::StackSet',
    'AWS::Serverless::Function',
    'Custom::X',
  );
  const properties = fc.dictionary(
    fc.constantFrom(
      'RoleName',
      'Path',
      'Url',
      'ManagedPolicyArns',
      'Policies',
      'AssumeRolePolicyDocument',
      'PolicyDocument',
      'Roles',
      'TemplateBody',
      'TemplateURL',
      'Parameters',
      'StackInstancesGroup',
    ),
    node,
  );
  const resource = fc.record(
    { Type: types, Condition: fc.constantFrom('A', 'B'), Properties: properties },
    { requiredKeys: ['Type'] },
  );
  const data = fc.record({
    Parameters: fc.oneof(node, fc.dictionary(fc.constantFrom('A', 'P'), node)),
    Mappings: node,
    Conditions: fc.dictionary(fc.constantFrom('A', 'B'), node),
    Outputs: node,
    Globals: node,
    Resources: fc.oneof({ weight: 9, arbitrary: fc.dictionary(names, fc.oneof(resource, node)) }, node),
  });

  it('never throws, and gives the same result twice', () => {
    fc.assert(
      fc.property(data, (section) => {
        const first = deploy(section as unknown as Json);
        expect(JSON.stringify(deploy(section as unknown as Json))).toBe(JSON.stringify(first));
      }),
      { seed: 18, numRuns: tries(300, 10_000) },
    );
  });
});
