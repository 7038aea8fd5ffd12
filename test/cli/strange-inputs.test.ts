import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { rolecall } from './run-cli.js';
import { supportRole, templateOf, within } from './scan-files.js';

/*
 * What strangers write to stop the check: each input is small, and a program that does more work than its size asks for
 * does not come back from it within the time of a test, or runs out of stack or memory.
 */

const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));
const named = (length: number, name: (index: number) => string, value: (index: number) => unknown) =>
  Object.fromEntries(list(length, (index) => [name(index), value(index)]));
const wrapped = (times: number, innermost: unknown, wrap: (inner: unknown) => unknown) =>
  list(times, () => wrap).reduce((inner, each) => each(inner), innermost);

const trust = {
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws:iam::111122223333:user/a' } }],
};
const role = (properties: object = {}, more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  ...more,
  Properties: {
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
    AssumeRolePolicyDocument: trust,
    ...properties,
  },
});
const template = (resources: object, sections: object = {}) => JSON.stringify({ ...sections, Resources: resources });
const text = { P: { Type: 'String' } };
const yamlRole = templateOf(`Resources:\n${supportRole()}`);

const scanned = async (input: string): Promise<Report> => {
  const { exit, stdout, stderr } = await rolecall(['scan', '-', '--no-config', '-f', 'json'], { stdin: input });
  expect({ exit: [0, 1, 3].includes(exit), stderr }).toEqual({ exit: true, stderr: '' });
  return JSON.parse(stdout);
};
const access = ({ scopes }: Report) => scopes.map(({ supportAccess }) => supportAccess);
const codes = ({ inputs }: Report) => [...new Set(inputs.flatMap(({ problems }) => problems.map(({ code }) => code)))];

describe('a template', () => {
  it.each<readonly [string, string, string]>([
    [
      'of conditions that name the next',
      template(
        { R: role({}, { Condition: 'C0' }) },
        {
          Conditions: named(
            10_000,
            (i) => `C${i}`,
            (i) => ({ 'Fn::Not': [{ Condition: `C${i + 1}` }] }),
          ),
        },
      ),
      'unknown',
    ],
    [
      'of conditions that name ten others each',
      template(
        { R: role({}, { Condition: 'C0' }) },
        {
          Parameters: text,
          Conditions: {
            ...named(
              400,
              (i) => `C${i}`,
              (i) => ({ 'Fn::And': list(10, (k) => ({ Condition: `C${i + k + 1}` })) }),
            ),
            ...named(
              11,
              (i) => `C${400 + i}`,
              () => ({ 'Fn::Equals': [{ Ref: 'P' }, 'a'] }),
            ),
          },
        },
      ),
      'unknown',
    ],
    [
      'of a mapping with very many keys, one of which is not known',
      template(
        named(
          40,
          (i) => `R${i}`,
          () => role({ RoleName: { 'Fn::FindInMap': ['M', { Ref: 'P' }, 'n'] } }),
        ),
        {
          Parameters: text,
          Mappings: {
            M: named(
              20_000,
              (i) => `k${i}`,
              (i) => ({ n: `v${i}` }),
            ),
          },
        },
      ),
      'yes',
    ],
    [
      'of a text that is encoded again and again',
      template({ R: role({ RoleName: wrapped(100, 'a', (inner) => ({ 'Fn::Base64': inner })) }) }),
      'yes',
    ],
    [
      'of names that are twice the next',
      template({
        ...named(
          500,
          (i) => `R${i}`,
          (i) => ({
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: { ManagedPolicyName: { 'Fn::Sub': `\${R${i + 1}}\${R${i + 1}}` } },
          }),
        ),
        R500: role({ RoleName: 'a' }),
      }),
      'yes',
    ],
    [
      'of a text with very many references',
      template({ R: role({ RoleName: { 'Fn::Sub': '${AWS::Region}'.repeat(200_000) } }) }),
      'yes',
    ],
  ])('%s', async (_, input, expected) => {
    expect(access(await scanned(input))).toEqual([expected]);
  });
});

describe('YAML', () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      'of mappings that each merge the one before',
      `Resources:\n  A0: &a0 {Type: AWS::IAM::Role}\n${list(5_000, (i) => `  A${i + 1}: &a${i + 1} {<<: *a${i}, k${i}: 1}\n`).join('')}`,
      ['yaml-too-large'],
    ],
    [
      'of aliases, each with a problem of its own',
      `Resources:\n  A: &a {Type: AWS::IAM::Role}\n${list(3_000, (i) => `  A${i}: {x: *a}\n`).join('')}`,
      ['resource-without-type', 'format-version-missing', 'more-of-a-kind'],
    ],
    [
      'of keys that stand twice',
      `${yamlRole}${list(1_000, (i) => `x${i}: 1\nx${i}: 1\n`).join('')}`,
      ['duplicate-key', 'template-refused', 'more-of-a-kind'],
    ],
  ])('%s', async (_, input, expected) => {
    expect(codes(await scanned(input))).toEqual(expected);
  });

  it('of JSON keys that stand very often shows a hundred of them', async () => {
    const input = `{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"R": {"Type": "AWS::IAM::Role", "Properties": {${list(100_000, () => '"a": 1').join()}}}}}`;
    const problems = (await scanned(input)).inputs.flatMap((one) => one.problems);
    expect(problems.filter(({ code }) => code === 'duplicate-key')).toHaveLength(100);
    expect(problems.at(-1)).toMatchObject({ code: 'more-of-a-kind', severity: 'note' });
  });
});

describe('source', () => {
  const ours = (more: string) =>
    `${more}resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = jsonencode(${JSON.stringify(trust)})\n}\nresource "aws_iam_role_policy_attachment" "r" {\n  role = aws_iam_role.r.name\n  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"\n}\n`;

  it.each([
    [
      'of providers that may all be one',
      list(1_500, (i) => `provider "aws" {\n  alias = "a${i}"\n  max_retries = ${i}\n}\n`).join(''),
    ],
    ['of blocks of one type', `resource "aws_iam_role" "x" {\n${'  a {}\n'.repeat(20_000)}}\n`],
  ])('%s', async (_, more) => {
    const report = await within({ 'main.tf': ours(more) }, async (cwd) => {
      const { stdout } = await rolecall(['scan', '.', '--no-config', '-f', 'json'], { cwd });
      return JSON.parse(stdout) as Report;
    });
    expect(access(report)).toEqual(['yes']);
  });

  it('of a number beyond those of JavaScript', async () => {
    const more = 'resource "aws_iam_role" "x" {\n  max_session_duration = 1e400\n  assume_role_policy = "{}"\n}\n';
    const run = await within({ 'main.tf': ours(more) }, (cwd) => rolecall(['scan', '.', '--no-config'], { cwd }));
    expect(run.exit).toBe(0);
  });
});

describe('a file of the user', () => {
  const rule = (when: unknown) =>
    JSON.stringify({
      id: 'my-rule',
      title: 'A title',
      severity: 'low',
      about: 'role',
      cases: [{ when, verdict: 'fail', message: 'x' }],
      otherwise: { verdict: 'pass', message: 'x' },
      why: 'x',
      fix: 'x',
      references: ['x'],
      examples: { pass: { terraform: 'x' }, fail: { terraform: 'x' } },
    });
  const keys = list(20_000, () => 'a: 1\n').join('');
  const aliases = `a: &a 1\nb: [${list(20_000, () => '*a')}]\n`;
  const parts = rule({ properties: { name: { anyOf: list(20_000, (i) => ({ const: `v${i}` })) } } });

  it.each<readonly [string, string, string, readonly string[], string]>([
    ['configuration of keys that stand twice', 'c.yaml', keys, ['-c', 'c.yaml'], 'and 19979 more like these'],
    [
      'configuration of keys that are not known',
      'c.yaml',
      list(5_000, (i) => `k${i}: 1\n`).join(''),
      ['-c', 'c.yaml'],
      'and 4980 more like these',
    ],
    ['configuration of aliases', 'c.yaml', aliases, ['-c', 'c.yaml'], 'more than 5000 aliases'],
    [
      'parameter file of keys that stand twice',
      'p.yaml',
      keys,
      ['--no-config', '--parameters', 'p.yaml'],
      'and 19979 more like these',
    ],
    [
      'parameter file of aliases',
      'p.yaml',
      aliases,
      ['--no-config', '--parameters', 'p.yaml'],
      'more than 5000 aliases',
    ],
    [
      'rule of very many parts',
      'rules/my-rule.yaml',
      parts,
      ['--no-config', '--rules', 'rules'],
      'the rules make more than 5000 schemas',
    ],
  ])('a %s', async (_, name, content, args, expected) => {
    const run = await within({ 'in.yaml': yamlRole, [name]: content }, (cwd) =>
      rolecall(['scan', 'in.yaml', ...args], { cwd }),
    );
    expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(expected) });
    expect(run.stderr.split('\n').length).toBeLessThan(25);
  });
});

describe('paths', () => {
  it('that a list gives very often are looked for once, and the first of those that are not there are told', async () => {
    const listed = list(20_000, (i) => `no/such/${i % 30}.yaml\n`).join('');
    const run = await within({ 'in.yaml': yamlRole, list: listed }, (cwd) =>
      rolecall(['scan', '--files-from', 'list', '--no-config'], { cwd }),
    );
    expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('and 10 more like these') });
  });

  it('that are too long are told in words', async () => {
    const run = await within({ 'in.yaml': yamlRole }, (cwd) =>
      rolecall(['scan', 'in.yaml', '-c', 'a/'.repeat(4_000)], { cwd }),
    );
    expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('the path is too long') });
  });

  it('among more rules of git than people write are all read', async () => {
    const rules = (count: number) => list(count, (i) => `x${i}\n`).join('');
    const files = { 'in.yaml': yamlRole, '.gitignore': rules(7_000), 'a/.gitignore': rules(7_000) };
    const report = await within({ ...files, 'a/b/.gitignore': rules(7_000), 'a/b/x1.yaml': yamlRole }, async (cwd) => {
      const { stdout } = await rolecall(['scan', '.', '--no-config', '-f', 'json'], { cwd });
      return JSON.parse(stdout) as Report;
    });
    expect(codes(report)).toEqual(['ignore-file-large']);
  });
});
