import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { deploy, resourceAt, roleAt, template } from './deploy.js';

const equals = (parameter: string, text: string): Json => ({ 'Fn::Equals': [{ Ref: parameter }, text] });
const open: Json = { Type: 'String' };
const not = (condition: Json): Json => ({ 'Fn::Not': [condition] });

/** Whether a role exists under a condition. */
function existence(condition: Json, parameters: Json, given: Record<string, string> = {}) {
  const Resources = { R: { Type: 'AWS::IAM::Role', Condition: 'C', Properties: {} } };
  const Conditions = {
    C: condition,
    Yes: { 'Fn::Equals': ['a', 'a'] },
    Open: equals('Q', 'a'),
    Closed: { 'Fn::Equals': [{ Ref: 'P' }, { Ref: 'Q' }] },
  };
  return resourceAt(
    deploy(template({ Parameters: { P: open, Q: open, ...(parameters as object) }, Conditions, Resources }), {
      parameters: given,
    }),
    'R',
  ).exists;
}

const withDefault = (text: string): Json => ({ Type: 'String', Default: text });

const answers: readonly (readonly [string, Json, Json, string])[] = [
  ['equal to the default', equals('P', 'a'), { P: withDefault('a') }, 'yes'],
  ['numbers and booleans compare as texts', { 'Fn::Equals': ['1', 1] }, {}, 'yes'],
  ['case matters', equals('P', 'A'), { P: withDefault('a') }, 'no'],
  ['without default', equals('P', 'a'), { P: open }, 'unknown'],
  [
    'And with a false part and an unknown one',
    { 'Fn::And': [equals('P', 'a'), { 'Fn::Equals': [1, 2] }] },
    { P: open },
    'no',
  ],
  [
    'Or with a true part and an unknown one',
    { 'Fn::Or': [equals('P', 'a'), { Condition: 'Yes' }] },
    { P: open },
    'yes',
  ],
  ['Not of an unknown part', not(equals('P', 'a')), { P: open }, 'unknown'],
  [
    'a pattern that rules the empty text out',
    not(equals('P', '')),
    { P: { Type: 'String', AllowedPattern: '.+' } },
    'yes',
  ],
  ['a pattern that does not', not(equals('P', '')), { P: { Type: 'String', AllowedPattern: '.*' } }, 'unknown'],
  ['a least length', not(equals('P', '')), { P: { Type: 'String', MinLength: 3 } }, 'yes'],
  ['a greatest length', equals('P', 'long'), { P: { Type: 'String', MaxLength: '2' } }, 'no'],
  ['a value that is not allowed', equals('P', 'c'), { P: { Type: 'String', AllowedValues: ['a', 'b'] } }, 'no'],
  ['one of the allowed values', equals('P', 'a'), { P: { Type: 'String', AllowedValues: ['a', 'b'] } }, 'unknown'],
  [
    'every allowed value alike',
    { 'Fn::Or': [equals('P', 'a'), equals('P', 'b')] },
    { P: { Type: 'String', AllowedValues: ['a', 'b'] } },
    'yes',
  ],
  [
    'the allowed values of two parameters alike',
    not({ 'Fn::And': [equals('P', 'a'), equals('Q', 'a'), { 'Fn::Equals': [{ Ref: 'P' }, { Ref: 'S' }] }] }),
    {
      P: { Type: 'String', AllowedValues: ['a', 'b'] },
      Q: { Type: 'String', AllowedValues: ['a', 'b'] },
      S: withDefault('b'),
    },
    'yes',
  ],
  [
    'a pattern that Java reads differently',
    equals('P', 'a'),
    { P: { Type: 'String', AllowedPattern: '\\p{Lower}' } },
    'unknown',
  ],
  [
    'a pattern that takes long to try',
    equals('P', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'),
    { P: { Type: 'String', AllowedPattern: '(a+)+' } },
    'unknown',
  ],
  ['a pattern of another dialect', equals('P', 'a'), { P: { Type: 'String', AllowedPattern: '(?<' } }, 'unknown'],
  ['the own account and a text that is no account', { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, ''] }, {}, 'no'],
  ['the own account and an account', { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '111122223333'] }, {}, 'unknown'],
  [
    'the own account and itself',
    { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, { 'Fn::Sub': '${AWS::AccountId}' }] },
    {},
    'yes',
  ],
  ['the region and a region', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, {}, 'unknown'],
  [
    'a symbolic text that can never be the other',
    { 'Fn::Equals': [{ 'Fn::Sub': 'a-${AWS::Region}-z' }, 'b-eu-west-1-z'] },
    {},
    'no',
  ],
  [
    'a symbolic text that can be the other',
    { 'Fn::Equals': [{ 'Fn::Sub': 'a-${AWS::Region}-z' }, 'a-eu-west-1-z'] },
    {},
    'unknown',
  ],
  [
    'two unknown values, one of them with a closed list',
    { 'Fn::Equals': [{ Ref: 'P' }, { Ref: 'Q' }] },
    { P: { Type: 'String', AllowedValues: ['a', 'b'] }, Q: open },
    'unknown',
  ],
  [
    'two unknown values, the other way round',
    not({ 'Fn::Equals': [{ Ref: 'Q' }, { Ref: 'P' }] }),
    { P: { Type: 'String', AllowedValues: ['a', 'b'] }, Q: open },
    'unknown',
  ],
  [
    'a closed list and what is read at deployment',
    not({ 'Fn::Equals': [{ Ref: 'P' }, '{{resolve:ssm:/x}}'] }),
    { P: { Type: 'String', AllowedValues: ['a', 'b'] } },
    'unknown',
  ],
  [
    'two closed lists without a common value',
    { 'Fn::Equals': [{ Ref: 'P' }, { 'Fn::If': ['Open', 'c', 'd'] }] },
    { P: { Type: 'String', AllowedValues: ['a', 'b'] }, Q: open },
    'no',
  ],
  [
    'two closed lists with one',
    { 'Fn::Equals': [{ Ref: 'P' }, { 'Fn::If': ['Open', 'c', 'a'] }] },
    { P: { Type: 'String', AllowedValues: ['a', 'b'] }, Q: open },
    'unknown',
  ],
  [
    'a text around a closed list, and one that it can become',
    { 'Fn::Equals': [{ 'Fn::Sub': 'x-${AWS::Region}-${P}' }, 'a'] },
    { P: { Type: 'String', AllowedValues: ['a', 'b'] } },
    'no',
  ],
  [
    'the first of two lists',
    { 'Fn::Equals': [{ 'Fn::Select': [0, { 'Fn::If': ['Open', ['a'], ['b']] }] }, 'c'] },
    { Q: open },
    'no',
  ],
  [
    'a choice with nothing in one branch',
    { 'Fn::Equals': [{ 'Fn::If': ['Closed', 'a', { Ref: 'AWS::NoValue' }] }, 'a'] },
    { P: { Type: 'String', AllowedValues: ['x', 'y'] }, Q: open },
    'unknown',
  ],
  ['lists that hold something unknown', not({ 'Fn::Equals': [[{ Ref: 'P' }], ['a']] }), { P: open }, 'unknown'],
  ['lists that hold a symbol', { 'Fn::Equals': [[{ Ref: 'AWS::Region' }], ['eu-west-1']] }, {}, 'unknown'],
  [
    'allowed values of a list, joined',
    not({ 'Fn::Equals': [{ 'Fn::Join': [',', { Ref: 'P' }] }, 'a,b'] }),
    { P: { Type: 'CommaDelimitedList', AllowedValues: ['a', 'b'] } },
    'unknown',
  ],
  [
    'allowed values of a list, counted',
    { 'Fn::Equals': [{ 'Fn::Length': { Ref: 'P' } }, 1] },
    { P: { Type: 'List<String>', AllowedValues: ['a', 'b'] } },
    'unknown',
  ],
  ['no condition of that name', { Condition: 'Missing' }, {}, 'unknown'],
  ['a condition that refers to itself', { Condition: 'C' }, {}, 'unknown'],
  ['no condition at all', 'text', {}, 'unknown'],
];

describe('a resource under a condition', () => {
  it.each(answers)('%s', (_, condition, parameters, answer) => {
    expect(existence(condition, parameters).answer).toBe(answer);
  });
});

const reasons: readonly (readonly [string, Json, Json, string])[] = [
  [
    'another allowed value',
    equals('P', 'true'),
    { P: { Type: 'String', Default: 'false', AllowedValues: ['true', 'false'] } },
    "condition `C` is false: parameter `P` is 'false'; it would hold with `P` set to 'true'",
  ],
  [
    'any text',
    not(equals('P', '')),
    { P: withDefault('') },
    "condition `C` is false: parameter `P` is ''; it would hold with `P` set to any text that is not empty",
  ],
  [
    'any other text',
    not({ 'Fn::Or': [equals('P', ''), equals('P', 'off')] }),
    { P: withDefault('off') },
    "condition `C` is false: parameter `P` is 'off'; it would hold with `P` set to any text but 'off'",
  ],
  [
    'two parameters at once',
    { 'Fn::And': [equals('P', 'a'), not(equals('Q', ''))] },
    { P: withDefault(''), Q: withDefault('') },
    "condition `C` is false: parameter `P` is '' and parameter `Q` is ''; it would hold with `P` set to 'a' and `Q` set to any text that is not empty",
  ],
  [
    'a parameter without value',
    equals('P', 'a'),
    { P: open },
    "condition `C` cannot be told: parameter `P` has no default; it would hold with `P` set to 'a'",
  ],
  [
    'a default that stands in the template, which is judged and not shown where it is hidden',
    equals('P', 'a'),
    { P: { Type: 'String', Default: 'secret', NoEcho: 'true' } },
    "condition `C` is false: parameter `P` has a value that is not shown; it would hold with `P` set to 'a'",
  ],
  ['nothing that would turn it', { 'Fn::Equals': ['a', 'b'] }, { P: withDefault('') }, 'condition `C` is false'],
  [
    'the partition',
    { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws'] },
    {},
    'condition `C` cannot be told: the partition is known only at deployment: give `--region`',
  ],
  [
    'the account',
    { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '111122223333'] },
    {},
    'condition `C` cannot be told: the account is known only at deployment: give `--account`',
  ],
  [
    'the region',
    { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
    {},
    'condition `C` cannot be told: the region is known only at deployment: give `--region`',
  ],
];

describe('what would turn a condition', () => {
  it.each(reasons)('%s', (_, condition, parameters, because) => {
    expect(existence(condition, parameters)).toMatchObject({ because });
  });

  it('stops trying where too many parameters decide together', () => {
    const names = Array.from({ length: 40 }, (_, index) => `P${index}`);
    const parts = names.map((name) => equals(name, 'on'));
    const tens = [0, 10, 20, 30].map((from) => ({ 'Fn::Or': parts.slice(from, from + 10).map(not) }));
    const condition = { 'Fn::Not': [{ 'Fn::Or': tens }] };
    const exists = existence(condition, Object.fromEntries(names.map((name) => [name, withDefault('off')])));
    expect(exists).toEqual({
      answer: 'no',
      because: 'condition `C` is false; it depends on too many parameters to say which values would turn it',
    });
  });
});

describe('what depends on the same condition', () => {
  const supportRole = {
    Type: 'AWS::IAM::Role',
    Condition: 'Wanted',
    Properties: {
      AssumeRolePolicyDocument: { Principal: { 'Fn::If': ['Both', 'a', 'b'] }, Mode: { Ref: 'Mode' } },
      ManagedPolicyArns: { 'Fn::If': ['Wanted', ['support'], { Ref: 'AWS::NoValue' }] },
    },
  };
  const Conditions = {
    Wanted: { 'Fn::And': [{ Condition: 'Both' }, equals('Mode', 'on')] },
    Both: not(equals('Off', 'yes')),
  };

  it.each([
    ['cannot be told', { Mode: open, Off: open }],
    ['does not hold', { Mode: withDefault('off'), Off: withDefault('yes') }],
  ])('is read as if it held, where it %s', (_, Parameters) => {
    const role = roleAt(deploy(template({ Parameters, Conditions, Resources: { R: supportRole } })), 'R');
    expect(role.exists.answer).not.toBe('yes');
    expect(role.managedPolicies).toEqual(['support']);
    expect(role.trust).toEqual({ Principal: 'a', Mode: 'on' });
  });

  it('does not grow with the number of conditions', () => {
    const ids = Array.from({ length: 40 }, (_, index) => index);
    const deployment = deploy(
      template({
        Parameters: Object.fromEntries(ids.map((id) => [`P${id}`, open])),
        Conditions: Object.fromEntries(ids.map((id) => [`C${id}`, equals(`P${id}`, 'a')])),
        Resources: {
          R: {
            Type: 'AWS::IAM::Role',
            Properties: { ManagedPolicyArns: ids.map((id) => ({ 'Fn::If': [`C${id}`, `a${id}`, `b${id}`] })) },
          },
        },
      }),
    );
    const policies = roleAt(deployment, 'R').managedPolicies;
    expect(policies).toHaveLength(40);
    expect(policies).toMatchObject({ 39: { $oneOf: ['a39', 'b39'] } });
  });
});

describe('policies that a condition leaves out of a list', () => {
  const Parameters = { Give: { Type: 'String', Default: 'no', AllowedValues: ['yes', 'no'] } };
  const Conditions = { Give: equals('Give', 'yes'), Keep: not({ Condition: 'Give' }) };

  it.each<readonly [string, Json, string]>([
    ['as an item', ['other', { 'Fn::If': ['Give', 'support', { Ref: 'AWS::NoValue' }] }], 'condition `Give` is false'],
    ['as a list', { 'Fn::If': ['Give', ['support', { Ref: 'AWS::Region' }], ['other']] }, 'condition `Give` is false'],
    ['as the other branch', [{ 'Fn::If': ['Keep', 'other', 'support'] }], 'condition `Keep` is true'],
    [
      'inside another choice',
      [{ 'Fn::If': ['Keep', { 'Fn::If': ['Give', 'support', 'other'] }, { Ref: 'AWS::NoValue' }] }],
      'condition `Give` is false',
    ],
  ])('%s', (_, ManagedPolicyArns, words) => {
    const Resources = { R: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r', ManagedPolicyArns } } };
    const { resources } = deploy(template({ Parameters, Conditions, Resources }));
    expect(JSON.stringify(resources[0])).not.toContain('support');
    expect(resources.slice(1)).toMatchObject([
      {
        kind: 'policy-attachment',
        place: { address: 'R', path: ['Resources', 'R', 'Properties', 'ManagedPolicyArns'] },
        exists: { answer: 'no', because: expect.stringContaining(words) },
        roles: ['r'],
        policies: expect.arrayContaining(['support']),
      },
    ]);
    expect(resources[1]?.exists).toMatchObject({ because: expect.stringContaining("`Give` set to 'yes'") });
  });

  it.each<readonly [string, Json]>([
    ['is the opposite', not({ Condition: 'Made' })],
    ['wants another value', equals('Open', 'z')],
  ])('where the condition %s of that of the role', (_, Other) => {
    const properties = { ManagedPolicyArns: [{ 'Fn::If': ['Other', 'support', { Ref: 'AWS::NoValue' }] }] };
    const { resources } = deploy(
      template({
        Parameters: { Open: { Type: 'String' } },
        Conditions: { Made: equals('Open', 'y'), Other },
        Resources: { R: { Type: 'AWS::IAM::Role', Condition: 'Made', Properties: properties } },
      }),
    );
    expect(resources).toMatchObject([
      { managedPolicies: [] },
      { exists: { answer: 'no', because: 'condition `Other` is false wherever the role is made' } },
    ]);
  });
});
