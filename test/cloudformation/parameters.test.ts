import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { deploy, evaluated, resourceAt, template } from './deploy.js';

type Given = string | readonly string[];

const cases: readonly (readonly [string, Json, Given | undefined, unknown])[] = [
  ['the given value before the default', { Type: 'String', Default: 'a' }, 'b', 'b'],
  ['a number as text', { Type: 'Number', Default: 123456789012 }, undefined, '123456789012'],
  ['a boolean as text', { Type: 'String', Default: true }, undefined, 'true'],
  ['an empty default', { Type: 'String', Default: '' }, undefined, ''],
  ['a list from text', { Type: 'CommaDelimitedList' }, 'a, b', ['a', 'b']],
  ['a list from a list', { Type: 'List<String>' }, ['a', 'b'], ['a', 'b']],
  ['a text from a list', { Type: 'String' }, ['a', 'b'], 'a,b'],
  ['the name of a stored parameter as text', { Type: 'AWS::SSM::Parameter::Name' }, '/a', '/a'],
];

describe('values of parameters', () => {
  it.each(cases)('%s', (_, declaration, given, value) => {
    const setting = given === undefined ? {} : { parameters: { P: given } };
    expect(evaluated({ Ref: 'P' }, { Parameters: { P: declaration } }, setting)).toEqual(value);
  });

  it('ignores values for parameters that the template lacks', () => {
    expect(deploy(template({ Resources: {} }), { parameters: { Other: 'x' } }).problems).toEqual([]);
  });

  it('takes no inherited name for a given value', () => {
    const Parameters = { constructor: { Type: 'String' } };
    expect(evaluated({ Ref: 'constructor' }, { Parameters })).toMatchObject({ $waitsFor: ['constructor'] });
  });
});

const refused: readonly (readonly [string, Json, Given, string])[] = [
  [
    'not among the allowed values',
    { Type: 'String', AllowedValues: ['a', 'b'] },
    'c',
    "given 'c', and it takes 'a', 'b'",
  ],
  ['an item not among them', { Type: 'CommaDelimitedList', AllowedValues: ['a'] }, 'a,c', "given 'c'"],
  ['against the pattern', { Type: 'String', AllowedPattern: '[a-z]+' }, 'A', "given 'A', and its length"],
  ['too short', { Type: 'String', MinLength: 1 }, '', "given ''"],
];

describe('values that a parameter does not take', () => {
  it.each(refused)('%s', (_, declaration, given, words) => {
    const { problems } = deploy(template({ Parameters: { P: declaration }, Resources: {} }), {
      parameters: { P: given },
    });
    expect(problems).toMatchObject([{ code: 'parameter-not-allowed', severity: 'error', path: ['Parameters', 'P'] }]);
    expect(problems[0]?.message).toContain(words);
  });
});

describe('hidden values', () => {
  const secret = 'S3cr3t';

  it.each<readonly [string, Json, Given]>([
    ['true', true, secret],
    ['a text', 'True', secret],
    ['a word', 'yes', secret],
    ['something else', { Ref: 'X' }, secret],
    ['a reference that is read at deployment', true, `{{resolve:ssm:${secret}}}`],
    ['a list', true, [secret, secret]],
  ])('are not looked at: %s', (_, NoEcho, given) => {
    const reference: Json = { Ref: 'P' };
    const role = (Properties: Json, more: object = {}): Json => ({ Type: 'AWS::IAM::Role', Properties, ...more });
    const Resources = {
      Named: role({ RoleName: reference, Path: reference, PermissionsBoundary: { 'Fn::ImportValue': reference } }),
      Trusting: role({ AssumeRolePolicyDocument: { 'Fn::Sub': '{"A": "${P}"}' }, MaxSessionDuration: reference }),
      Listed: role({
        ManagedPolicyArns: [{ 'Fn::Select': [reference, ['a']] }, { 'Fn::FindInMap': [reference, 'a', 'b'] }],
      }),
      Conditional: role({}, { Condition: 'C' }),
      Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: reference } },
      'Fn::ForEach::L': ['N', [reference], { '${N}Role': role({}) }],
    };
    const Parameters = { P: { Type: 'String', NoEcho, MaxLength: 3 } };
    const Conditions = { C: { 'Fn::Equals': [reference, 'a'] } };
    const deployment = deploy(template({ Parameters, Conditions, Resources }), { parameters: { P: given } });
    expect(JSON.stringify(deployment)).not.toContain(secret);
    expect(JSON.stringify(deployment)).toContain('parameter `P` is NoEcho, so its value is not looked at');
    expect(resourceAt(deployment, 'Conditional').exists.answer).toBe('unknown');
  });

  it.each([false, 'False', 'no'])('are none where NoEcho is %s', (NoEcho) => {
    const Parameters = { P: { Type: 'String', NoEcho } };
    expect(evaluated({ Ref: 'P' }, { Parameters }, { parameters: { P: 'a' } })).toBe('a');
  });
});

describe('rules', () => {
  const rule = (Assert: Json, more: object = {}): Json => ({ ...more, Assertions: [{ Assert }] });
  const problems = (Rules: Json, P: string) => {
    const Parameters = { P: { Type: 'String' }, Q: { Type: 'String', Default: 'x' } };
    const data = template({ Parameters, Rules, Resources: { R: { Type: 'AWS::IAM::Role' } } });
    return deploy(data, { parameters: { P } }).problems.map(({ code }) => code);
  };

  it.each<readonly [string, Json, string, readonly string[]]>([
    ['met', rule({ 'Fn::Equals': [{ Ref: 'P' }, 'a'] }), 'a', []],
    [
      'a value that none leaves',
      rule({ 'Fn::Contains': [['a'], { Ref: 'P' }] }),
      'b',
      ['parameter-not-allowed', 'rule-broken'],
    ],
    [
      'broken under a condition that holds',
      rule(
        { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'P' }, 'b'] }] },
        { RuleCondition: { 'Fn::Equals': [{ Ref: 'Q' }, 'x'] } },
      ),
      'b',
      ['rule-broken'],
    ],
    [
      'broken under a condition that does not hold',
      rule({ 'Fn::Equals': ['a', 'b'] }, { RuleCondition: { 'Fn::Equals': [{ Ref: 'Q' }, 'y'] } }),
      'b',
      [],
    ],
    ['of what AWS knows', rule({ 'Fn::EachMemberIn': [{ 'Fn::ValueOfAll': ['T', 'a'] }, ['b']] }), 'b', []],
  ])('%s', (_, R, given, codes) => {
    expect(problems({ R }, given)).toEqual(codes);
  });
});
