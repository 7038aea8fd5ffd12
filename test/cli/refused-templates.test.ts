import { describe, expect, it } from 'vitest';
import { inShort, scanFiles, supportRole, templateOf } from './scan-files.js';

const arn = 'arn:aws:iam::aws:policy/AWSSupportAccess';
const conditional = (condition: string) =>
  `Conditions:\n  Made: ${condition}\nResources:\n${supportRole({ more: '    Condition: Made\n' })}`;

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
