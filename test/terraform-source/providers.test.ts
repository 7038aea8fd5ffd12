import { describe, expect, test } from 'vitest';
import { isUnknown } from '../../src/model/index.js';
import { type Files, readModule, readRoot } from '../../src/terraform-source/evaluation.js';

/** The account of each role that folders of source make, by address; `own` is that of the input where nothing tells it. */
function accountsOf(folders: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const files: Files = {
    moduleIn: (folder) => {
      const name = folder.replace(/\/$/, '');
      const text = folders[name];
      return readModule(text === undefined ? [] : [{ name: `${name}/main.tofu`, text }]);
    },
    variablesIn: () => [],
    textAt: () => undefined,
    namesBelow: () => undefined,
    template: () => undefined,
  };
  const { deployment } = readRoot({ input: '/r', folder: '/r' }, files, { variables: [] });
  const roles = deployment.resources.filter(({ kind }) => kind === 'role');
  const own = isUnknown(deployment.account) ? 'own' : (deployment.account ?? 'own');
  return Object.fromEntries(
    roles.map(({ place, account }) => [
      place.address ?? '',
      account === undefined ? own : isUnknown(account) ? account.$unknown : account,
    ]),
  );
}

const role = (name: string, more = '') => `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n  ${more}\n}\n`;
const one = '"111122223333"';
const two = '"444455556666"';
const each = `provider "aws" {
  alias               = "each"
  for_each            = { a = ${one}, b = ${two} }
  allowed_account_ids = [each.value]
}
`;
const plain = 'provider "aws" {\n  region = "eu-west-1"\n}\n';
const alias = (body: string) => `provider "aws" {\n  alias = "x"\n  ${body}\n}\n`;
const untold = (key: string) => `provider \`${key}\` does not state its account`;

describe('a provider with for_each is one configuration for each key', () => {
  test.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'named by key',
      { '/r': each + role('a', 'provider = aws.each["a"]') + role('b', 'provider = aws.each["b"]') },
      { 'aws_iam_role.a': '111122223333', 'aws_iam_role.b': '444455556666' },
    ],
    [
      'by each.key',
      { '/r': each + role('r', 'for_each = toset(["a", "b"])\n  provider = aws.each[each.key]') },
      { 'aws_iam_role.r["a"]': '111122223333', 'aws_iam_role.r["b"]': '444455556666' },
    ],
    [
      'passed to a module',
      {
        '/r': `${each}module "m" {\n  source = "../m"\n  providers = { aws = aws.each["b"] }\n}\n`,
        '/m': role('r'),
      },
      { 'module.m.aws_iam_role.r': '444455556666' },
    ],
    [
      'passed to each instance of a module, under an alias',
      {
        '/r': `${each}module "m" {\n  source = "../m"\n  for_each = toset(["a", "b"])\n  providers = { aws.main = aws.each[each.key] }\n}\n`,
        '/m': role('r', 'provider = aws.main'),
      },
      { 'module.m["a"].aws_iam_role.r': '111122223333', 'module.m["b"].aws_iam_role.r': '444455556666' },
    ],
    [
      'over a set',
      {
        '/r': each.replace(/\{ a.*\}/, `toset([${one}])`) + role('r', `provider = aws.each[${one}]`),
      },
      { 'aws_iam_role.r': '111122223333' },
    ],
    [
      'by a key that is not known',
      { '/r': `${each}variable "k" {}\n${role('r', 'provider = aws.each[var.k]')}` },
      { 'aws_iam_role.r': untold('aws.each[the key at aws_iam_role.r]') },
    ],
    [
      'by a key that is not there',
      { '/r': each + role('r', 'provider = aws.each["z"]') },
      { 'aws_iam_role.r': untold('aws.each["z"]') },
    ],
    ['without a key', { '/r': each + role('r', 'provider = aws.each') }, { 'aws_iam_role.r': untold('aws.each') }],
  ])('%s', (_, folders, expected) => {
    expect(accountsOf(folders)).toEqual(expected);
  });
});

describe('two configurations are one account only where every argument that decides is known and equal', () => {
  test.each<[string, string, string]>([
    ['another region', 'region = "eu-west-2"', 'own'],
    ['endpoints', 'endpoints {\n    iam = "http://localhost:4566"\n  }', untold('aws.x')],
    ['a role that is assumed', 'assume_role {\n    role_arn = var.r\n  }', untold('aws.x')],
    [
      'a role of a dynamic block',
      `dynamic "assume_role" {\n    for_each = [${one}]\n    content {\n      role_arn = "arn:aws:iam::\${assume_role.value}:role/a"\n    }\n  }`,
      '111122223333',
    ],
    [
      'a dynamic block of which nothing is known',
      'dynamic "assume_role" {\n    for_each = var.r\n    content {\n      role_arn = assume_role.value\n    }\n  }',
      untold('aws.x'),
    ],
    ['another partition', 'region = "us-gov-west-1"', untold('aws.x')],
    ['a profile', 'profile = "other"', untold('aws.x')],
    ['a profile that is not known', 'profile = var.r', untold('aws.x')],
  ])('%s', (_, body, expected) => {
    const root = `${plain}variable "r" {}\n${alias(body)}${role('r', 'provider = aws.x')}`;
    expect(accountsOf({ '/r': root })).toEqual({ 'aws_iam_role.r': expected });
  });

  test('one that forbids the account of the other is for another', () => {
    const own = `provider "aws" {\n  assume_role {\n    role_arn = "arn:aws:iam::111122223333:role/a"\n  }\n}\n`;
    const other = own.replace('{', `{\n  alias = "x"\n  forbidden_account_ids = [${one}]`);
    expect(accountsOf({ '/r': own + other + role('r', 'provider = aws.x') })['aws_iam_role.r']).not.toBe('own');
  });

  test('an alias that nobody declares is no default', () => {
    expect(accountsOf({ '/r': role('r', 'provider = aws.none') })).toEqual({ 'aws_iam_role.r': untold('aws.none') });
  });
});

describe('a module with a provider configuration of its own', () => {
  const call = `${plain}module "m" {\n  source = "../m"\n}\n`;
  test('uses it', () => {
    const own = `provider "aws" {\n  allowed_account_ids = [${one}]\n}\n`;
    expect(accountsOf({ '/r': call, '/m': own + role('r') })).toEqual({ 'module.m.aws_iam_role.r': '111122223333' });
  });

  test('is given one where its block has no arguments', () => {
    const proxy = 'provider "aws" {\n  alias = "x"\n}\n';
    const root = `${alias(`allowed_account_ids = [${two}]`)}${call.replace('"../m"', '"../m"\n  providers = { aws.x = aws.x }')}`;
    const folders = { '/r': root, '/m': proxy + role('r', 'provider = aws.x') };
    expect(accountsOf(folders)).toEqual({ 'module.m.aws_iam_role.r': '444455556666' });
  });
});
