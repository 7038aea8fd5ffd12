import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { scanJson } from './scan-json.js';

const scratch = mkdtempSync(join(tmpdir(), 'language-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let count = 0;

/** What source of these files comes to: verdict, support access, and all that is said of it. */
async function outcomeOf(files: Readonly<Record<string, string>>, args: readonly string[] = []) {
  count += 1;
  const folder = join(scratch, String(count));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { stdout } = await scanJson(['.', ...args], folder);
  const { verdict, scopes, inputs }: Report = JSON.parse(stdout);
  const said = [
    ...scopes.flatMap(({ findings }) => findings.map(({ message }) => message)),
    ...inputs.flatMap(({ problems }) => problems.map(({ message }) => message)),
  ];
  return { outcome: [verdict, ...scopes.map((scope) => scope.supportAccess)].join(' '), said: said.join('\n') };
}

const provider = 'provider "aws" {\n  allowed_account_ids = ["123456789012"]\n}\n';
const trust = (who: string) =>
  `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ${who} } }] })`;
const role = (assumed = trust('"arn:aws:iam::123456789012:role/ops"'), more = '') =>
  `resource "aws_iam_role" "s" {\n  ${more}\n  name = "s"\n  assume_role_policy = ${assumed}\n}\n`;
const attachment = (policy = '"arn:aws:iam::aws:policy/AWSSupportAccess"', more = '') =>
  `resource "aws_iam_role_policy_attachment" "s" {\n  ${more}\n  role = "s"\n  policy_arn = ${policy}\n}\n`;
const whole = role() + attachment();

describe('the source of a module', () => {
  it.each<[string, string, readonly string[], string, string]>([
    ['of a local', 'locals {\n  s = "a"\n}\nmodule "m" {\n  source = "./${local.s}"\n}\n', [], 'pass yes', ''],
    [
      'of a variable with a default',
      'variable "s" {\n  default = "a"\n}\nmodule "m" {\n  source = "./${var.s}"\n}\n',
      [],
      'pass yes',
      '',
    ],
    [
      'of a variable without',
      'variable "s" {}\nmodule "m" {\n  source = "./${var.s}"\n}\n',
      [],
      'unknown unknown',
      '`module.m` calls a module, and which one cannot be told: variable `s` has no default, and no value is given.',
    ],
    ['that is given', 'variable "s" {}\nmodule "m" {\n  source = "./${var.s}"\n}\n', ['--var=s=a'], 'pass yes', ''],
    ['that needs itself', 'module "m" {\n  source = module.m.x\n}\n', [], 'unknown unknown', 'needs its own value'],
  ])('%s', async (_, main, args, expected, words) => {
    const { outcome, said } = await outcomeOf({ 'main.tofu': provider + main, 'a/main.tf': whole }, args);
    expect(outcome).toBe(expected);
    expect(said).toContain(words);
  });
});

describe('what Terraform forgets and does not destroy may stay', () => {
  it.each<[string, string, string, string]>([
    [
      'a role',
      'main.tf',
      'removed {\n  from = aws_iam_role.s\n  lifecycle {\n    destroy = false\n  }\n}\n',
      'unknown unknown',
    ],
    [
      'a module',
      'main.tf',
      'removed {\n  from = module.s\n  lifecycle {\n    destroy = false\n  }\n}\n',
      'unknown unknown',
    ],
    [
      'what has no roles',
      'main.tf',
      'removed {\n  from = aws_sqs_queue.s\n  lifecycle {\n    destroy = false\n  }\n}\n',
      'fail no',
    ],
    ['but not what is destroyed', 'main.tf', 'removed {\n  from = aws_iam_role.s\n}\n', 'fail no'],
    [
      'in JSON',
      'r.tf.json',
      '{"removed": [{"from": "aws_iam_role.s", "lifecycle": {"destroy": false}}]}',
      'unknown unknown',
    ],
    [
      'in JSON, destroyed',
      'r.tf.json',
      '{"removed": {"from": "aws_iam_role.s", "lifecycle": {"destroy": true}}}',
      'fail no',
    ],
  ])('%s', async (_, name, text, expected) => {
    const files = name === 'main.tf' ? { 'main.tf': provider + text } : { 'main.tf': provider, [name]: text };
    expect((await outcomeOf(files)).outcome).toBe(expected);
  });
});

describe('enabled of OpenTofu', () => {
  const native = (value: string) => role(undefined, `lifecycle {\n    enabled = ${value}\n  }`);
  const json = (value: string) =>
    `{"resource": {"aws_iam_role_policy_attachment": {"s": {"role": "s", "policy_arn": "arn:aws:iam::aws:policy/AWSSupportAccess", "lifecycle": {"enabled": ${value}}}}}}`;
  it.each<[string, Record<string, string>, string]>([
    ['a role that is not', { 'main.tofu': provider + native('false') + attachment() }, 'unknown unknown'],
    ['an attachment in JSON that is', { 'main.tofu': provider + role(), 'a.tofu.json': json('true') }, 'pass yes'],
    ['an attachment in JSON that is not', { 'main.tofu': provider + role(), 'a.tofu.json': json('false') }, 'fail no'],
    [
      'an attachment in JSON by a variable',
      { 'main.tofu': `${provider}variable "e" {}\n${role()}`, 'a.tofu.json': json('"${var.e}"') },
      'unknown unknown',
    ],
  ])('%s', async (_, files, expected) => {
    expect((await outcomeOf(files)).outcome).toBe(expected);
  });
});

describe('what is not known names the variable at its root', () => {
  const open = 'variable "v" {}\n';
  const reason = 'variable `v` has no default, and no value is given';
  const document = (statement: string) =>
    `data "aws_iam_policy_document" "d" {\n  ${statement}\n}\n${role('data.aws_iam_policy_document.d.json')}${attachment()}`;
  const statement = (principals: string, more = '') =>
    `statement {\n    actions = ["sts:AssumeRole"]\n    ${principals}\n    ${more}\n  }`;
  const aws = 'principals {\n      type = "AWS"\n      identifiers = ["*"]\n    }';
  it.each<[string, string]>([
    ['a principal', role(trust('var.v')) + attachment()],
    ['a part of a principal', role(trust('"arn:aws:iam::${var.v}:root"')) + attachment()],
    ['a whole policy', role('var.v') + attachment()],
    ['a policy', role() + attachment('var.v')],
    ['a count', role() + attachment(undefined, 'count = var.v')],
    ['a for_each', role() + attachment(undefined, 'for_each = var.v')],
    ['a conditional', role(trust('var.v ? "*" : "arn:aws:iam::123456789012:role/ops"')) + attachment()],
    ['a local', `locals {\n  w = var.v\n}\n${role(trust('local.w'))}${attachment()}`],
    [
      'statements',
      document(
        'dynamic "statement" {\n    for_each = var.v\n    content {\n      actions = ["sts:AssumeRole"]\n    }\n  }',
      ),
    ],
    [
      'principals',
      document(
        statement(
          'dynamic "principals" {\n      for_each = var.v\n      content {\n        type = "AWS"\n        identifiers = ["*"]\n      }\n    }',
        ),
      ),
    ],
    [
      'the type of principals',
      document(statement('principals {\n      type = var.v\n      identifiers = ["*"]\n    }')),
    ],
    ['identifiers', document(statement('principals {\n      type = "AWS"\n      identifiers = var.v\n    }'))],
    [
      'the operator of a condition',
      document(
        statement(
          aws,
          'condition {\n      test = var.v\n      variable = "aws:PrincipalArn"\n      values = ["a"]\n    }',
        ),
      ),
    ],
    [
      'the values of a condition',
      document(
        statement(
          aws,
          'condition {\n      test = "StringEquals"\n      variable = "aws:PrincipalAccount"\n      values = var.v\n    }',
        ),
      ),
    ],
    ['a document that is taken up', document('source_policy_documents = [var.v]')],
    ['a module', 'module "m" {\n  source = "./m"\n  count = var.v\n}\n'],
  ])('%s', async (_, text) => {
    const { outcome, said } = await outcomeOf({ 'main.tf': provider + open + text, 'm/main.tf': whole });
    expect(outcome).toMatch(/^unknown/);
    expect(said).toContain(reason);
  });
});

describe('numbers and bools where texts are asked for', () => {
  it.each<[string, string, string]>([
    [
      'an account as identifier',
      `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type = "AWS"\n      identifiers = [999999999999]\n    }\n  }\n}\n${role('data.aws_iam_policy_document.d.json')}${attachment()}`,
      'fail yes',
    ],
    [
      'a name',
      role().replace('"s"\n  assume', '5\n  assume') + attachment().replace('role = "s"', 'role = 5'),
      'pass yes',
    ],
    [
      'an account that format writes',
      role(trust('format("arn:aws:iam::%v:root", 123456789012)')) + attachment(),
      'fail yes',
    ],
  ])('%s', async (_, text, expected) => {
    expect((await outcomeOf({ 'main.tf': provider + text })).outcome).toBe(expected);
  });
});

describe('mistakes in the syntax', () => {
  it('are told with their lines, several of a file', async () => {
    const bad = 'resource "aws_iam_role" "a" {\n  name = ["a" "b"]\n}\nlocals {\n  a =\n  b = 1 2\n}\n';
    const { outcome, said } = await outcomeOf({ 'main.tf': provider, 'bad.tf': bad });
    expect(outcome).toBe('unknown unknown');
    expect(said).toContain('`bad.tf` cannot be read from line 2 on: Missing item separator.');
    expect(said).toContain('`bad.tf`, line 5: Invalid expression.');
  });
});

describe('files', () => {
  const policies = attachment(
    'file("${path.module}/policies/${each.value}")',
    'for_each = fileset("${path.module}/policies", "*.txt")',
  );
  const policy = 'arn:aws:iam::aws:policy/AWSSupportAccess';
  it.each<[string, Record<string, string>, string]>([
    ['that match a pattern are listed', { 'policies/a.txt': policy }, 'pass yes'],
    ['that do not are not', { 'policies/a.json': policy }, 'fail no'],
    ['of a folder that is not there are none', {}, 'fail no'],
  ])('%s', async (_, files, expected) => {
    expect((await outcomeOf({ 'main.tf': provider + role() + policies, ...files })).outcome).toBe(expected);
  });

  it('outside of what is scanned are not listed', async () => {
    const outside = policies.replaceAll('${path.module}/policies', '../../..');
    const { outcome, said } = await outcomeOf({ 'main.tf': provider + role() + outside });
    expect(outcome).toBe('unknown unknown');
    expect(said).toContain('the files of `../../..` are not listed here');
  });
});
