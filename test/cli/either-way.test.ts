import { describe, expect, it } from 'vitest';
import type { Json, Report } from '../../src/model/index.js';
import { rolecall } from './run-cli.js';

const support = 'arn:aws:iam::aws:policy/AWSSupportAccess';
const other = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const person = 'arn:aws:iam::111122223333:role/ops';

interface Shape {
  readonly under?: string;
  readonly who?: Json;
  readonly policies?: Json;
  readonly name?: string;
}

function role({ under, who = person, policies = [support], name }: Shape): Json {
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: who } }];
  const AssumeRolePolicyDocument = { Version: '2012-10-17', Statement };
  return {
    Type: 'AWS::IAM::Role',
    ...(under !== undefined && { Condition: under }),
    Properties: {
      AssumeRolePolicyDocument,
      ManagedPolicyArns: policies,
      ...(name !== undefined && { RoleName: name }),
    },
  };
}

const is = (parameter: string, text: string): Json => ({ 'Fn::Equals': [{ Ref: parameter }, text] });
const not = (condition: string): Json => ({ 'Fn::Not': [{ Condition: condition }] });
const choice = (condition: string, yes: Json, no: Json): Json => ({ 'Fn::If': [condition, yes, no] });

const Parameters = { P: { Type: 'String' }, Q: { Type: 'String' }, L: { Type: 'CommaDelimitedList' } };
const Conditions = {
  A: is('P', 'a'),
  NotA: not('A'),
  B: is('P', 'b'),
  Neither: { 'Fn::Not': [{ 'Fn::Or': [{ Condition: 'A' }, { Condition: 'B' }] }] },
  Other: is('Q', 'x'),
  Listed: { 'Fn::Equals': [{ 'Fn::Select': [0, { Ref: 'L' }] }, 'x'] },
  NotListed: not('Listed'),
  Gov: is('AWS::Partition', 'aws-us-gov'),
  Virginia: is('AWS::Region', 'us-east-1'),
  Elsewhere: not('Virginia'),
};
const lettered = { Parameters: { P: { Type: 'String', AllowedValues: ['a', 'b'] } } };
const asserting = (Assert: Json, RuleCondition?: Json) => ({
  Rules: { R: { ...(RuleCondition !== undefined && { RuleCondition }), Assertions: [{ Assert }] } },
});
const rows = (...values: readonly string[]) => ({
  Mappings: { M: Object.fromEntries(values.map((value, index) => ['abc'[index] ?? '', { policy: value }])) },
});
const inMap = [{ 'Fn::FindInMap': ['M', { Ref: 'P' }, 'policy'] }];

/** What it shows, the verdict, the roles, and further sections of the template. */
type Case = readonly [string, string, Readonly<Record<string, Shape>>, { readonly [section: string]: Json }?];

const cases: readonly Case[] = [
  ['a role either way', 'pass', { One: { under: 'A' }, Two: { under: 'NotA' } }],
  ['a role one way', 'unknown', { One: { under: 'A' } }],
  ['a role three ways', 'pass', { One: { under: 'A' }, Two: { under: 'B' }, Three: { under: 'Neither' } }],
  ['a role in two ways of three', 'unknown', { One: { under: 'A' }, Two: { under: 'B' } }],
  ['a role for every allowed value', 'pass', { One: { under: 'A' }, Two: { under: 'B' } }, lettered],
  ['a role either way, by a list', 'pass', { One: { under: 'Listed' }, Two: { under: 'NotListed' } }],
  ['a role either way, by the region', 'pass', { One: { under: 'Virginia' }, Two: { under: 'Elsewhere' } }],
  ['a role either way, one of them refused', 'unknown', { One: { under: 'A', name: 'a/b' }, Two: { under: 'NotA' } }],
  ['strangers one way', 'unknown', { One: { under: 'A' }, Two: { under: 'NotA', who: '*' } }],
  [
    'strangers where it has the policy, beside a good role',
    'unknown',
    { One: { policies: [choice('A', support, other)], who: choice('A', '*', person) }, Two: {} },
  ],
  [
    'strangers where it has another policy, beside a good role',
    'pass',
    { One: { policies: [choice('A', support, other)], who: choice('A', person, '*') }, Two: {} },
  ],
  ['strangers either way', 'fail', { One: { under: 'A', who: '*' }, Two: { under: 'NotA', who: '*' } }],
  [
    'policy and principal by one condition',
    'pass',
    {
      R: {
        who: choice('Gov', 'arn:aws-us-gov:iam::111122223333:role/ops', person),
        policies: [choice('Gov', 'arn:aws-us-gov:iam::aws:policy/AWSSupportAccess', support)],
      },
    },
  ],
  [
    'strangers where there is no policy',
    'unknown',
    { R: { who: choice('A', person, '*'), policies: [choice('A', support, other)] } },
  ],
  [
    'strangers where there is no policy, and another role there',
    'pass',
    { R: { who: choice('A', person, '*'), policies: [choice('A', support, other)] }, S: { under: 'NotA' } },
  ],
  [
    'a principal by one condition, the role by another',
    'pass',
    { R: { under: 'A', who: choice('Other', person, `${person}2`) }, S: { under: 'NotA' } },
  ],
  [
    'one of two people, as a parameter may say',
    'pass',
    { R: { who: { Ref: 'Who' } } },
    { Parameters: { Who: { Type: 'String', AllowedValues: [person, `${person}2`] } } },
  ],
  [
    'a person or anyone, as a parameter may say',
    'unknown',
    { R: { who: { Ref: 'Who' } } },
    { Parameters: { Who: { Type: 'String', AllowedValues: [person, '*'] } } },
  ],
  [
    'strangers or another account, by one condition',
    'unknown',
    { R: { who: choice('A', '*', 'arn:aws:iam::999988887777:root') } },
  ],
  ['rows that agree', 'pass', { R: { policies: inMap } }, rows(support, support)],
  ['rows that differ', 'unknown', { R: { policies: inMap } }, rows(support, other)],
  [
    'rows that agree for every allowed value',
    'pass',
    { R: { policies: inMap } },
    { ...rows(support, support, other), ...lettered },
  ],
  ['a rule that leaves one value', 'pass', { R: { under: 'A' } }, asserting(is('P', 'a'))],
  [
    'a rule that leaves two values',
    'pass',
    { R: { under: 'A' }, S: { under: 'B' } },
    asserting({ 'Fn::Contains': [['a', 'b'], { Ref: 'P' }] }),
  ],
  ['a rule under a condition that may hold', 'unknown', { R: { under: 'A' } }, asserting(is('P', 'a'), is('Q', 'x'))],
  [
    'a rule under a condition that holds',
    'pass',
    { R: { under: 'A' } },
    asserting(is('P', 'a'), { 'Fn::Equals': ['x', 'x'] }),
  ],
];

describe('what hangs on conditions that cannot be told', () => {
  it.each(
    cases.map(([title, verdict, roles, more = {}]) => ({ title, verdict, roles, more })),
  )('$title: $verdict', async ({ verdict, roles, more }) => {
    const Resources = Object.fromEntries(Object.entries(roles).map(([id, shape]) => [id, role(shape)]));
    const all = { Parameters: { ...Parameters, ...(more.Parameters as object) } };
    const data = { AWSTemplateFormatVersion: '2010-09-09', Conditions, ...more, ...all, Resources };
    const report = await judge(['scan', '-'], JSON.stringify(data));
    expect(report.verdict).toBe(verdict);
    const facts = await rolecall(['extract', '-', '--no-config'], { stdin: JSON.stringify(data) });
    expect((await judge(['evaluate', '-'], facts.stdout)).verdict).toBe(verdict);
  });
});

async function judge([command = '', ...paths]: readonly string[], stdin: string): Promise<Report> {
  const { stdout } = await rolecall([command, ...paths, '--no-config', '-f', 'json'], { stdin });
  return JSON.parse(stdout);
}
