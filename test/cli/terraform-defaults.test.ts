import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { scanJson } from './scan-json.js';

const scratch = mkdtempSync(join(tmpdir(), 'defaults-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const good = 'arn:aws:iam::123456789012:role/ops';
const support = '"arn:aws:iam::aws:policy/AWSSupportAccess"';

interface Parts {
  readonly variables: string;
  readonly principal?: string;
  readonly policy?: string;
  readonly role?: string;
  readonly attachment?: string;
  readonly trust?: string;
}

function source({ variables, principal = `"${good}"`, policy = support, role = '', attachment = '', trust }: Parts) {
  const written = `jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = ${principal} } }]
  })`;
  return `provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
}
${variables}
resource "aws_iam_role" "s" {
  ${role}
  name               = "s"
  assume_role_policy = ${trust ?? written}
}
resource "aws_iam_role_policy_attachment" "s" {
  ${attachment}
  role       = "s"
  policy_arn = ${policy}
}
`;
}

let count = 0;

async function notesOf(parts: Parts, args: readonly string[] = [], tfvars = ''): Promise<readonly string[]> {
  count += 1;
  const folder = join(scratch, String(count));
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.tf'), source(parts));
  writeFileSync(join(folder, 'terraform.tfvars'), tfvars);
  const { stdout } = await scanJson(['.', ...args], folder);
  const report: Report = JSON.parse(stdout);
  const problems = report.inputs.flatMap((input) => input.problems);
  return problems.filter(({ code }) => code.startsWith('default-')).map(({ message }) => message);
}

const variable = (name: string, type: string, value: string, more = '') =>
  `variable "${name}" {\n  type = ${type}\n  default = ${value}\n${more}}\n`;
const named = (name: string, taken: string, other: string, would: string, is = 'pass') =>
  `No value is given for variable \`${name}\`, so its default is taken, \`${taken}\`. With \`${other}\` the verdict would be ${would}, and not ${is}.`;

const document = `data "aws_iam_policy_document" "d" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["${good}"]
    }
  }
  dynamic "statement" {
    for_each = var.open ? [1] : []
    content {
      actions = ["sts:AssumeRole"]
      principals {
        type        = "AWS"
        identifiers = ["*"]
      }
    }
  }
}
`;

describe('a default that decides on the verdict is named, with the value that would turn it', () => {
  it.each<[string, Parts, string]>([
    [
      'in a conditional',
      { variables: variable('m', 'bool', 'false'), principal: `var.m ? "*" : "${good}"` },
      named('m', 'false', 'true', 'fail'),
    ],
    [
      'in a count',
      { variables: variable('create', 'bool', 'true'), attachment: 'count = var.create ? 1 : 0' },
      named('create', 'true', 'false', 'fail'),
    ],
    [
      'as a count',
      { variables: variable('n', 'number', '1'), attachment: 'count = var.n' },
      named('n', '1', '0', 'fail'),
    ],
    [
      'in a for_each',
      { variables: variable('names', 'set(string)', '["a"]'), attachment: 'for_each = var.names' },
      named('names', '["a"]', '[]', 'fail'),
    ],
    [
      'in a for_each over a map',
      { variables: variable('roles', 'map(string)', '{ a = "b" }'), attachment: 'for_each = var.roles' },
      named('roles', '{"a":"b"}', '{}', 'fail'),
    ],
    [
      'in a dynamic block',
      {
        variables: variable('open', 'bool', 'false') + document,
        trust: 'data.aws_iam_policy_document.d.json',
      },
      named('open', 'false', 'true', 'fail'),
    ],
    [
      'as the ARN of the policy',
      { variables: variable('policy', 'string', support), policy: 'var.policy' },
      named('policy', support, '"*"', 'fail'),
    ],
    [
      'as the principal',
      { variables: variable('who', 'string', `"${good}"`), principal: 'var.who' },
      named('who', `"${good}"`, '"*"', 'fail'),
    ],
    [
      'as a list of principals',
      { variables: variable('who', 'list(string)', `["${good}"]`), principal: 'var.who' },
      named('who', `["${good}"]`, '["*"]', 'fail'),
    ],
    [
      'as a text that is compared',
      { variables: variable('env', 'string', '"prod"'), attachment: 'count = var.env == "dev" ? 0 : 1' },
      named('env', '"prod"', '"dev"', 'fail'),
    ],
    [
      'of a verdict that is none',
      { variables: variable('create', 'bool', 'false'), attachment: 'count = var.create ? 1 : 0' },
      named('create', 'false', 'true', 'pass', 'fail'),
    ],
  ])('%s', async (_, parts, expected) => {
    expect(await notesOf(parts)).toEqual([expected]);
  });

  it('each of several', async () => {
    const variables = variable('a', 'bool', 'true') + variable('b', 'bool', 'false') + variable('c', 'bool', 'true');
    const parts = { variables, attachment: 'count = var.a && !var.b ? 1 : 0', role: 'description = "${var.c}"' };
    expect(await notesOf(parts)).toEqual([named('a', 'true', 'false', 'fail'), named('b', 'false', 'true', 'fail')]);
  });

  it('a secret is not shown', async () => {
    const variables = variable('who', 'string', `"${good}"`, '  sensitive = true\n');
    const [said] = await notesOf({ variables, principal: 'var.who' });
    expect(said).toMatch(/^No value is given for variable `who`, so its default is taken\. With /);
  });
});

describe('a default that decides nothing is not', () => {
  const conditional: Parts = { variables: variable('m', 'bool', 'false'), principal: `var.m ? "*" : "${good}"` };
  it.each<[string, Parts, readonly string[], string]>([
    ['what is given on the command line', conditional, ['--var', 'm=false'], ''],
    ['what a file of variables gives', conditional, [], 'm = false\n'],
    [
      'what makes no difference',
      { variables: variable('m', 'bool', 'false'), principal: `var.m ? "${good}" : "${good}2"` },
      [],
      '',
    ],
    ['what only names things', { variables: variable('tag', 'string', '"a"'), role: 'description = var.tag' }, [], ''],
  ])('%s', async (_, parts, args, tfvars) => {
    expect(await notesOf(parts, args, tfvars)).toEqual([]);
  });
});

it('a default that makes no role is named where the policy would come with the value', async () => {
  const [said, ...more] = await notesOf({
    variables: variable('policies', 'map(string)', '{}'),
    attachment: 'for_each = var.policies',
    policy: 'each.value',
  });
  expect(said).toContain('variable `policies`, so its default is taken, `{}`. With another value the verdict may be');
  expect(more).toEqual([]);
  const others = { variables: variable('on', 'bool', 'false'), attachment: 'count = var.on ? 1 : 0' };
  expect(await notesOf({ ...others, policy: '"arn:aws:iam::aws:policy/ReadOnlyAccess"' })).toEqual([]);
});
