import { describe, expect, it } from 'vitest';
import { inShort, scanFiles, supportRole, templateOf } from './scan-files.js';

const arn = 'arn:aws:iam::aws:policy/AWSSupportAccess';
const conditional = (condition: string) =>
  `Conditions:\n  Made: ${condition}\nResources:\n${supportRole({ more: '    Condition: Made\n' })}`;

/** What CloudFormation refuses before it looks at what a template makes. */
const refused: readonly (readonly [string, string])[] = [
  ['a section of another name', `Resources:\n${supportRole()}Parameter: {}\n`],
  ['a logical id with a sign', `Resources:\n${supportRole({ id: 'Support-Role' })}`],
  ['a parameter with a sign', `Parameters:\n  A_B: {Type: String, Default: a}\nResources:\n${supportRole()}`],
  ['a parameter without type', `Parameters:\n  P: {Default: a}\nResources:\n${supportRole()}`],
  ['a parameter of no type', `Parameters:\n  P: {Type: Text, Default: a}\nResources:\n${supportRole()}`],
  ['a policy of deletion that is none', `Resources:\n${supportRole({ more: '    DeletionPolicy: Keep\n' })}`],
  ['an item that is nothing', `Resources:\n${supportRole({ policies: `[~, '${arn}']` })}`],
];

/** What IAM refuses of a role. */
const parts: readonly (readonly [string, string])[] = [
  ['an inline policy without a name', "Policies: [{PolicyDocument: {Version: '2012-10-17', Statement: []}}]"],
  ['a tag in two cases', 'Tags: [{Key: a, Value: x}, {Key: A, Value: y}]'],
];

describe('what CloudFormation or IAM refuses is no witness', () => {
  it.each<readonly [string, string, string]>([
    [
      'a loop without the transform',
      `Resources:\n  Fn::ForEach::All:\n    - N\n    - [A]\n    - Role\${N}:\n${supportRole().replace(/^.*\n/, '').replaceAll(/^/gm, '      ')}`,
      'transform-missing',
    ],
    ['Length without it', conditional('!Equals [Fn::Length: [a, b], 2]'), 'transform-missing'],
    [
      'ToJsonString without it',
      `Resources:\n${supportRole({ policies: `[!Select [0, [${arn}, !ToJsonString {a: b}]]]`, principal: '!ToJsonString x' })}`,
      'transform-missing',
    ],
    [
      'a default of a mapping without it',
      `Mappings: {M: {a: {b: c}}}\nResources:\n${supportRole({ policies: `[!FindInMap [M, x, y, {DefaultValue: '${arn}'}]]` })}`,
      'transform-missing',
    ],
    ['Equals of three', conditional('!Equals [a, a, a]'), 'function-malformed'],
    ['And of one', conditional('!And [!Equals [a, a]]'), 'function-malformed'],
    ['Not of two', conditional('!Not [!Equals [a, b], !Equals [a, b]]'), 'function-malformed'],
    [
      'a misspelt attribute',
      `Conditions:\n  Made: !Equals [a, b]\nResources:\n${supportRole({ more: '    Conditions: Made\n' })}`,
      'attribute-unknown',
    ],
    [
      'a misspelt property',
      `Resources:\n${supportRole().replace('ManagedPolicyArns', 'PermissionBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess\n      ManagedPolicyArns')}`,
      'property-unknown',
    ],
    [
      'a circle of references',
      `Resources:\n${supportRole({ principal: '!GetAtt Other.Arn' })}${supportRole({ id: 'Other', principal: '!GetAtt Support.Arn' })}`,
      'circular-reference',
    ],
    [
      'a circle by DependsOn',
      `Resources:\n${supportRole({ more: '    DependsOn: Topic\n' })}  Topic:\n    Type: AWS::SNS::Topic\n    DependsOn: [Support]\n`,
      'circular-reference',
    ],
    [
      'a name that is too long',
      `Resources:\n${supportRole().replace('ManagedPolicyArns', `RoleName: ${'r'.repeat(65)}\n      ManagedPolicyArns`)}`,
      'role-name-not-allowed',
    ],
    [
      'a name with other characters',
      `Resources:\n${supportRole().replace('ManagedPolicyArns', "RoleName: !Sub 'a b-${AWS::StackName}'\n      ManagedPolicyArns")}`,
      'role-name-not-allowed',
    ],
    [
      'a path without slashes',
      `Resources:\n${supportRole().replace('ManagedPolicyArns', 'Path: ops\n      ManagedPolicyArns')}`,
      'role-name-not-allowed',
    ],
    ...refused.map(([what, sections]) => [what, sections, 'template-refused'] as const),
    [
      'a name of nothing in an output',
      `Resources:\n${supportRole()}Outputs:\n  O: {Value: !Ref Nothing}\n`,
      'reference-to-nothing',
    ],
    [
      'a name of nothing in what is not read',
      `Resources:\n${supportRole()}  Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Nothing}}\n`,
      'reference-to-nothing',
    ],
    [
      'a default that the parameter does not take',
      `Parameters:\n  P: {Type: String, Default: a, AllowedValues: [b]}\nResources:\n${supportRole()}`,
      'parameter-not-allowed',
    ],
    [
      'a function of SAM without its transform',
      `Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Policies: AWSSupportAccess, AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "sts:AssumeRole", Principal: {AWS: "arn:aws:iam::111122223333:role/R"}}]}}}\n`,
      'transform-missing',
    ],
    ...parts.map(([what, more]) => {
      const sections = `Resources:\n${supportRole().replace('ManagedPolicyArns', `${more}\n      ManagedPolicyArns`)}`;
      return [what, sections, 'role-refused'] as const;
    }),
  ])('%s', async (_, sections, code) => {
    const report = await scanFiles({ 't.yaml': templateOf(sections) });
    expect(report.verdict).not.toBe('pass');
    expect(report.verdict).not.toBe('warn');
    expect(report.inputs[0]?.problems.map((problem) => problem.code)).toContain(code);
    expect(report.inputs[0]?.problems[0]?.location.line).toBeGreaterThan(1);
  });

  it('names the attribute that may be meant', async () => {
    const report = await scanFiles({
      't.yaml': templateOf(`Resources:\n${supportRole({ more: '    dependson: X\n' })}`),
    });
    expect(report.inputs[0]?.problems[0]?.message).toContain('`DependsOn` may be meant');
  });
});

it('a list that is a text makes the role a near miss', async () => {
  const report = await scanFiles({ 't.yaml': templateOf(`Resources:\n${supportRole({ policies: arn })}`) });
  expect(inShort(report)).toBe('fail no');
  expect(report.scopes[0]?.nearMisses).toMatchObject([{ reason: expect.stringContaining('is not a list') }]);
});

describe('a name of nothing', () => {
  it.each<readonly [string, string]>([
    [
      'an attribute of a parameter',
      `Parameters:\n  P: {Type: String}\nResources:\n${supportRole({ principal: '!GetAtt P.Arn' })}`,
    ],
    ['a resource in a condition', `Conditions:\n  Made: !Equals [!Ref Support, a]\nResources:\n${supportRole()}`],
    ['in DependsOn', `Resources:\n${supportRole({ more: '    DependsOn: Nothing\n' })}`],
  ])('%s', async (_, sections) => {
    const report = await scanFiles({ 't.yaml': templateOf(sections) });
    expect(report.inputs[0]?.problems).toMatchObject([{ code: 'reference-to-nothing' }]);
  });
});

describe('an ARN that IAM does not have', () => {
  it.each([
    'arn:aws:iam:us-east-1:aws:policy/AWSSupportAccess',
    'arn::iam::aws:policy/AWSSupportAccess',
    'arn:foo:iam::aws:policy/AWSSupportAccess',
  ])('%s', async (policy) => {
    const report = await scanFiles({
      't.yaml': templateOf(`Resources:\n${supportRole({ policies: `['${policy}']` })}`),
    });
    expect(inShort(report)).toBe('fail no');
    expect(report.scopes[0]?.nearMisses).toMatchObject([{ reason: expect.stringContaining('no ARN of IAM') }]);
  });
});

it.each<readonly [string, string, string]>([
  ['the policy of another partition than the region', 'cn-north-1', 'fail no'],
  ['the policy of the partition', 'eu-west-1', 'pass yes principals'],
])('%s', async (_, region, short) => {
  const role = supportRole({ principal: 'arn:aws:iam::111122223333:role/R' });
  const report = await scanFiles({ 't.yaml': templateOf(`Resources:\n${role}`) }, '--region', region);
  expect(inShort(report)).toBe(short);
});

/** A template that nests the one at `./c.yaml`, with parameters. */
const nesting = (passed: string) =>
  `Resources:\n  N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./c.yaml, Parameters: {${passed}}}}\n`;

describe('a nested stack that is passed other parameters than its own is refused', () => {
  it.each<readonly [string, string, string, string]>([
    ['all of them', 'A: x', 'A: {Type: String}', 'pass yes principals'],
    ['all but a default', '', 'A: {Type: String, Default: x}', 'pass yes principals'],
    ['one that it does not have', 'A: x, B: y', 'A: {Type: String}', 'unknown unknown principals'],
    ['not one that it needs', '', 'A: {Type: String}', 'unknown unknown principals'],
    ['one that it does not take', 'A: x', 'A: {Type: String, AllowedValues: [y]}', 'unknown unknown principals'],
  ])('%s', async (_, passed, declared, short) => {
    const child = templateOf(`Parameters: {${declared}}\nResources:\n${supportRole()}`);
    expect(inShort(await scanFiles({ 'p.yaml': templateOf(nesting(passed)), 'c.yaml': child }))).toBe(short);
  });

  it('and so is one that holds itself', async () => {
    const inner = templateOf(`${nesting('').replace('./c', './p')}${supportRole()}`);
    const report = await scanFiles({ 'p.yaml': templateOf(nesting('')), 'c.yaml': inner });
    expect(inShort(report)).toBe('unknown unknown principals');
  });

  it('and one of two, of which either may be meant, is no template by itself', async () => {
    const sections = `Parameters: {P: {Type: String}}\nConditions: {K: !Equals [!Ref P, a]}\n${nesting('').replace('./c.yaml', '!If [K, ./c.yaml, ./d.yaml]')}`;
    const other = templateOf('Resources:\n  Q: {Type: AWS::SQS::Queue}\n');
    const files = {
      'p.yaml': templateOf(sections),
      'c.yaml': templateOf(`Resources:\n${supportRole()}`),
      'd.yaml': other,
    };
    const report = await scanFiles(files, '.');
    expect(inShort(report)).toBe('unknown unknown');
    expect(JSON.stringify(report.scopes[0]?.findings)).toContain('`P`');
  });
});

describe('a resource that a macro is given', () => {
  it.each<readonly [string, string, string]>([
    ['may be another after it', '    Fn::Transform: {Name: Acme}\n', 'unknown unknown principals'],
    ['is itself without one', '', 'pass yes principals'],
  ])('%s', async (_, more, short) => {
    const report = await scanFiles({ 't.yaml': templateOf(`Resources:\n${supportRole({ more })}`) });
    expect(inShort(report)).toBe(short);
    if (more !== '') expect(JSON.stringify(report.scopes[0]?.findings)).toContain('the transform `Acme` may change it');
  });
});

describe('a role that names what its condition leaves out', () => {
  const left = (principal: string, condition = '!Equals [a, b]') =>
    templateOf(
      `Conditions:\n  K: ${condition}\nResources:\n${supportRole({ principal })}${supportRole({ id: 'E', more: '    Condition: K\n' })}`,
    );

  it.each<readonly [string, string, string]>([
    ['is refused', left('!GetAtt E.Arn'), 'unknown unknown'],
    ['also in a text', left("!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${E}'"), 'unknown unknown'],
    [
      'is not where it does so in the branch that is not taken',
      left("!If [K, !GetAtt E.Arn, '111122223333']"),
      'warn yes',
    ],
    ['is not where it is there', left('!GetAtt E.Arn', '!Equals [a, a]'), 'pass yes'],
  ])('%s', async (_, template, short) => {
    expect(inShort(await scanFiles({ 't.yaml': template }))).toContain(short);
  });
});

it('one of several documents of a file, of which CloudFormation takes one, is no witness', async () => {
  const documents = [`Resources:\n${supportRole()}`, 'Resources:\n  Q: {Type: AWS::SQS::Queue}\n'].map(templateOf);
  const [role = ''] = documents;
  expect(inShort(await scanFiles({ 't.yaml': documents.join('---\n') }))).toBe('unknown unknown principals');
  expect(inShort(await scanFiles({ 't.yaml': `${role}---\n` }))).toBe('pass yes principals');
  const parent = templateOf(
    'Resources:\n  N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./t.yaml}}\n',
  );
  const nested = { 'p.yaml': parent, 't.yaml': documents.join('---\n') };
  expect(inShort(await scanFiles(nested))).toBe('unknown unknown principals');
});
