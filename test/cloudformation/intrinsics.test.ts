import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { evaluated } from './deploy.js';

const sections = {
  Transform: 'AWS::LanguageExtensions',
  Parameters: {
    Team: { Type: 'String', Default: 'blue' },
    List: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Missing: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/path' },
    Either: { Type: 'String', AllowedValues: ['x', 'y'] },
  },
  Mappings: {
    Stages: { prod: { Size: 'large', Same: 's', Zones: ['a', 'b'] }, test: { Size: 'small', Same: 's' } },
    Regions: { 'eu-west-1': { Name: 'one' }, 'us-east-1': { Name: 'two' } },
  },
  Conditions: {
    Yes: { 'Fn::Equals': ['a', 'a'] },
    No: { 'Fn::Equals': ['a', 'b'] },
    Open: { 'Fn::Equals': [{ Ref: 'Missing' }, 'on'] },
  },
  Resources: {
    Named: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'named', Path: '/ops/' } },
    Unnamed: { Type: 'AWS::IAM::Role', Properties: {} },
    Bucket: { Type: 'AWS::S3::Bucket' },
  },
};

const noDefault = { $unknown: 'parameter `Missing` has no default', $waitsFor: ['Missing'], $parameter: 'Missing' };

const known: readonly (readonly [string, Json, unknown])[] = [
  ['Ref of a parameter', { Ref: 'Team' }, 'blue'],
  ['Ref of a list', { Ref: 'List' }, ['a', 'b', 'c']],
  ['Ref of a role with a name', { Ref: 'Named' }, 'named'],
  ['Ref of a role that AWS names', { Ref: 'Unnamed' }, '⟨Unnamed⟩'],
  ['Ref of the account', { Ref: 'AWS::AccountId' }, '⟨account⟩'],
  ['Ref of the partition', { Ref: 'AWS::Partition' }, '⟨partition⟩'],
  ['Ref of the region', { Ref: 'AWS::Region' }, '⟨region⟩'],
  ['Ref of the stack', { Ref: 'AWS::StackName' }, '⟨stack-name⟩'],
  ['Ref of the URL suffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
  ['Ref of no value', { Ref: 'AWS::NoValue' }, undefined],
  ['GetAtt as text', { 'Fn::GetAtt': 'Named.Arn' }, 'arn:⟨partition⟩:iam::⟨account⟩:role/ops/named'],
  ['GetAtt as list', { 'Fn::GetAtt': ['Unnamed', 'Arn'] }, 'arn:⟨partition⟩:iam::⟨account⟩:role/⟨Unnamed⟩'],
  [
    'Sub of a text',
    { 'Fn::Sub': '${Team}-${AWS::AccountId}-${Named.Arn}' },
    'blue-⟨account⟩-arn:⟨partition⟩:iam::⟨account⟩:role/ops/named',
  ],
  ['Sub with names of its own', { 'Fn::Sub': ['${Own}-${Team}', { Own: { Ref: 'Named' } }] }, 'named-blue'],
  ['Sub of an escaped name', { 'Fn::Sub': '${!aws:username}' }, '${aws:username}'],
  ['Sub of a longer text in a list of one', { 'Fn::Sub': ['${Team}'] }, 'blue'],
  ['Join', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', 1]] }, 'arn:⟨partition⟩:iam::1'],
  ['Join of a parameter', { 'Fn::Join': ['-', { Ref: 'List' }] }, 'a-b-c'],
  ['Join without what has no value', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'a-b'],
  ['Split', { 'Fn::Split': [',', 'a,b'] }, ['a', 'b']],
  [
    'Split of a joined list with an unknown item',
    { 'Fn::Split': [',', { 'Fn::Join': [',', ['a,b', { Ref: 'Missing' }]] }] },
    ['a', 'b', { ...noDefault, $several: true }],
  ],
  [
    'Split of a text with an unknown part',
    { 'Fn::Split': [',', { 'Fn::Sub': 'a,${Missing}b,c' }] },
    ['a', { ...noDefault, $several: true }, 'c'],
  ],
  [
    'Split of the id of the stack',
    { 'Fn::Split': [':', { Ref: 'AWS::StackId' }] },
    ['arn', '⟨partition⟩', 'cloudformation', '⟨region⟩', '⟨account⟩', 'stack/⟨stack-name⟩/⟨stack-uuid⟩'],
  ],
  [
    'Split of the ARN of a role',
    { 'Fn::Split': ['/', { 'Fn::GetAtt': 'Unnamed.Arn' }] },
    ['arn:⟨partition⟩:iam::⟨account⟩:role', '⟨Unnamed⟩'],
  ],
  [
    'Select before what may be several',
    { 'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Sub': 'a-${AWS::Region}-b' }] }] },
    'a',
  ],
  ['Select', { 'Fn::Select': [1, ['a', 'b']] }, 'b'],
  ['Select by digits', { 'Fn::Select': ['0', { Ref: 'List' }] }, 'a'],
  ['Select beside an unknown item', { 'Fn::Select': [1, [{ Ref: 'Missing' }, 'b']] }, 'b'],
  ['If that holds', { 'Fn::If': ['Yes', 'a', 'b'] }, 'a'],
  ['If that does not hold', { 'Fn::If': ['No', 'a', { Ref: 'AWS::NoValue' }] }, undefined],
  ['If that cannot be told, with equal branches', { 'Fn::If': ['Open', ['a'], ['a']] }, ['a']],
  ['If inside an If of the same condition', { 'Fn::If': ['Open', { 'Fn::If': ['Open', 'a', 'b'] }, 'a'] }, 'a'],
  ['FindInMap', { 'Fn::FindInMap': ['Stages', 'prod', 'Size'] }, 'large'],
  ['FindInMap of a list', { 'Fn::FindInMap': ['Stages', 'prod', 'Zones'] }, ['a', 'b']],
  ['FindInMap with a default', { 'Fn::FindInMap': ['Stages', 'none', 'Size', { DefaultValue: 'medium' }] }, 'medium'],
  [
    'FindInMap of an unknown key whose values are the same',
    { 'Fn::FindInMap': ['Stages', { Ref: 'Missing' }, 'Same'] },
    's',
  ],
  ['Base64', { 'Fn::Base64': 'text' }, 'dGV4dA=='],
  ['Cidr', { 'Fn::Cidr': ['10.0.1.7/16', 3, 12] }, ['10.0.0.0/20', '10.0.16.0/20', '10.0.32.0/20']],
  ['Length', { 'Fn::Length': { Ref: 'List' } }, 3],
  ['ToJsonString', { 'Fn::ToJsonString': { a: [{ Ref: 'Team' }] } }, '{"a":["blue"]}'],
  [
    'ForEach in a mapping',
    { 'Fn::ForEach::L': ['X', ['p', 'q-1'], { '${X}': { Ref: 'X' }, 'K&{X}': 'v${X}' }], Other: 1 },
    { p: 'p', Kp: 'vp', 'q-1': 'q-1', Kq1: 'vq-1', Other: 1 },
  ],
  [
    'a mapping named Condition, as in a statement',
    { Condition: { Bool: { k: true } } },
    { Condition: { Bool: { k: true } } },
  ],
  ['a list without what has no value', ['a', { Ref: 'AWS::NoValue' }], ['a']],
];

describe('functions that can be worked out', () => {
  it.each(known)('%s', (_, node, value) => {
    expect(evaluated(node, sections)).toEqual(value);
  });
});

const unknown: readonly (readonly [string, Json, string])[] = [
  ['Ref of a parameter without default', { Ref: 'Missing' }, 'parameter `Missing` has no default'],
  ['Ref of a stored parameter', { Ref: 'Stored' }, 'parameter `Stored` is read from the parameter store'],
  ['Ref of a resource that AWS names', { Ref: 'Bucket' }, 'what `Bucket` gives is known only after the deployment'],
  ['Ref of nothing', { Ref: 'Nothing' }, 'the template has no parameter or resource `Nothing`'],
  ['GetAtt of nothing', { 'Fn::GetAtt': 'Nothing.Arn' }, 'the template has no resource `Nothing`'],
  [
    'GetAtt of an attribute that objects have',
    { 'Fn::GetAtt': ['Named', 'constructor'] },
    'what `Named` gives is known only after the deployment',
  ],
  ['GetAtt without attribute', { 'Fn::GetAtt': 'Named' }, '`Fn::GetAtt` wants a resource and an attribute'],
  ['Sub of an unknown name', { 'Fn::Sub': 'a${Missing}' }, 'parameter `Missing` has no default'],
  ['Sub of a list', { 'Fn::Sub': 'a${List}' }, 'it is a list or a mapping where a text is wanted'],
  ['Join of an unknown item', { 'Fn::Join': ['', ['a', { Ref: 'Missing' }]] }, 'parameter `Missing` has no default'],
  ['Select beyond the end', { 'Fn::Select': [2, ['a']] }, '`Fn::Select` wants an index below 1'],
  [
    'If that cannot be told',
    { 'Fn::If': ['Open', 'a', { Ref: 'AWS::NoValue' }] },
    'condition `Open` cannot be told: parameter `Missing` has no default',
  ],
  [
    'If of no condition',
    { 'Fn::If': ['None', 'a', 'b'] },
    'condition `None` cannot be told: the template has no condition `None`',
  ],
  [
    'FindInMap of a missing key',
    { 'Fn::FindInMap': ['Stages', 'none', 'Size'] },
    '`Fn::FindInMap` wants keys that the mapping `Stages` has',
  ],
  ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': '${Team}-arn' } }, 'it is the export `blue-arn` of another stack'],
  ['GetAZs', { 'Fn::GetAZs': '' }, 'the availability zones are known only at deployment'],
  ['Transform', { 'Fn::Transform': { Name: 'AWS::Include' } }, 'the transform `AWS::Include` makes it at deployment'],
  [
    'Transform beside other keys',
    { 'Fn::Transform': { Name: 'Own' }, Other: 1 },
    '`Fn::Transform` adds to it at deployment',
  ],
  ['a dynamic reference', '{{resolve:ssm:/a:1}}', '`{{resolve:ssm:/a:1}}` is read at deployment'],
  ['a function of another tool', { '!Include': 'file' }, '`!Include` is no function that can be worked out here'],
  ['a function of the future', { 'Fn::Future': 1 }, '`Fn::Future` is no function that can be worked out here'],
  [
    'ForEach over an unknown list',
    { 'Fn::ForEach::L': ['X', { Ref: 'Missing' }, { '${X}': 1 }] },
    '`Fn::ForEach::L` repeats over a list that cannot be told: parameter `Missing` has no default',
  ],
  ['a text with the brackets of symbols', '⟨account⟩', 'the text holds characters that no AWS name may have'],
  ['a mapping that looks like an unknown value', { $unknown: 'x', a: 1 }, 'it holds the key `$unknown`'],
];

describe('functions that cannot be worked out say why', () => {
  it.each(unknown)('%s', (_, node, reason) => {
    expect(evaluated(node, sections)).toMatchObject({ $unknown: reason });
  });

  it('keeps the values that stay possible', () => {
    expect(evaluated({ Ref: 'Either' }, sections)).toMatchObject({ $oneOf: ['x', 'y'] });
    expect(evaluated({ 'Fn::If': ['Open', 'a', 'b'] }, sections)).toMatchObject({ $oneOf: ['a', 'b'] });
    expect(evaluated({ 'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, 'Name'] }, sections)).toMatchObject({
      $oneOf: ['one', 'two'],
    });
  });

  it('waits for the export', () => {
    expect(evaluated({ 'Fn::ImportValue': 'name' }, sections)).toMatchObject({ $waitsFor: ['name'] });
  });
});

describe('the account in every form', () => {
  const root = 'arn:⟨partition⟩:iam::⟨account⟩:root';
  const forms: readonly (readonly [string, Json])[] = [
    ['Sub', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' }],
    [
      'Sub with names of its own',
      { 'Fn::Sub': ['arn:${P}:iam::${A}:root', { P: { Ref: 'AWS::Partition' }, A: { Ref: 'AWS::AccountId' } }] },
    ],
    ['Join', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] }],
    [
      'Join by colons',
      { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 'iam:', { Ref: 'AWS::AccountId' }, 'root']] },
    ],
  ];

  it.each(forms)('is symbolic in %s', (_, node) => {
    expect(evaluated(node)).toBe(root);
  });

  it.each([
    ['eu-west-1', 'aws'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('has the partition of the region %s', (region, partition) => {
    expect(evaluated({ Ref: 'AWS::Partition' }, {}, { region })).toBe(partition);
  });

  it.each(forms)('is the given one in %s', (_, node) => {
    expect(evaluated(node, {}, { account: '111122223333', partition: 'aws-cn' })).toBe(
      'arn:aws-cn:iam::111122223333:root',
    );
  });
});
