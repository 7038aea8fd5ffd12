import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Files, readModule, readRoot } from '../../src/terraform-source/evaluation.js';
import { tries } from '../size.js';

const fixtures = join(import.meta.dirname, '../../fixtures/source');

function rootOf(folders: Readonly<Record<string, string>>): Files {
  return {
    moduleIn: (folder) => {
      const text = folders[folder.replace(/\/$/, '')];
      return readModule(text === undefined ? [] : [{ name: `${folder}/main.tf`, text }]);
    },
    variablesIn: () => [],
    textAt: () => undefined,
    namesBelow: () => undefined,
    template: () => undefined,
  };
}

function read(folders: Readonly<Record<string, string>>) {
  return readRoot({ input: '/r', folder: '/r' }, rootOf(folders), { variables: [] }).deployment;
}

const role = (name: string) => `resource "aws_iam_role" "r" {\n  name = ${name}\n  assume_role_policy = ${name}\n}\n`;
const many = 5_000;

describe('what never ends, ends', () => {
  test.each<[string, Record<string, string>]>([
    ['locals in a circle', { '/r': `locals {\n  a = local.b\n  b = "x${'${'}local.a}"\n}\n${role('local.a')}` }],
    ['a chain of locals', { '/r': chain(many) + role('local.l0') }],
    ['resources in a circle', { '/r': role('aws_iam_role.r.name') }],
    ['a count that needs itself', { '/r': 'resource "aws_iam_role" "r" {\n  count = length(aws_iam_role.r)\n}\n' }],
    ['a module that calls itself', { '/r': 'module "m" {\n  source = "./"\n}\n' }],
    ['modules in a circle', { '/r': call('../s'), '/s': call('../r') }],
    ['a call that needs itself', { '/r': 'module "m" {\n  source = "../s"\n  a = module.m.a\n}\n', '/s': passing }],
    [
      'a for_each that needs itself',
      { '/r': 'module "m" {\n  source = "../s"\n  for_each = module.m\n}\n', '/s': passing },
    ],
    ['many instances of many', { '/r': 'module "m" {\n  source = "../s"\n  count = 1500\n}\n', '/s': role('"a"') }],
    [
      'a product of lists',
      { '/r': `locals {\n  l = range(1000)\n}\n${role('setproduct(local.l, local.l, local.l)')}` },
    ],
    ['a text that doubles', { '/r': doubling(200) + role('local.l0') }],
    ['lists that double', { '/r': lists(200) + role('join("", local.l0)') }],
    [
      'loops in loops',
      {
        '/r': `locals {\n  l = range(1000)\n}\n${role('[for a in local.l : [for b in local.l : [for c in local.l : a]]]')}`,
      },
    ],
    ['names of prototypes', { '/r': prototypes }],
    ['a default that needs itself', { '/r': `variable "v" {\n  default = var.v\n}\n${role('var.v')}` }],
    ['a provider that needs what it provides', { '/r': provider }],
  ])('%s', (_, folders) => {
    expect(read(folders).problems).toEqual([]);
  });

  function chain(length: number): string {
    const lines = Array.from({ length }, (_, at) => `  l${at} = local.l${at + 1}`);
    return `locals {\n${lines.join('\n')}\n  l${length} = "end"\n}\n`;
  }

  function call(source: string): string {
    return `module "m" {\n  source = "${source}"\n}\n`;
  }

  function lists(length: number): string {
    const lines = Array.from({ length }, (_, at) => `  l${at} = [local.l${at + 1}, local.l${at + 1}]`);
    return `locals {\n${lines.join('\n')}\n  l${length} = "ab"\n}\n`;
  }

  function doubling(length: number): string {
    const lines = Array.from({ length }, (_, at) => `  l${at} = "${'${'}local.l${at + 1}}${'${'}local.l${at + 1}}"`);
    return `locals {\n${lines.join('\n')}\n  l${length} = "ab"\n}\n`;
  }
});

const prototypes =
  'variable "constructor" {\n  type = toString\n  default = constructor\n}\ndata "constructor" "__proto__" {}\n' +
  'variable "b" {\n  type = bool\n  default = "constructor"\n}\nlocals {\n  __proto__ = { __proto__ = valueOf.x, toString = 1 }\n}\n' +
  'resource "aws_iam_role" "__proto__" {\n  name = "${local.__proto__.constructor}${data.constructor.__proto__.id}${var.b}${hasOwnProperty(1)}"\n}\n';
const passing = 'variable "a" {\n  default = 1\n}\noutput "a" {\n  value = var.a\n}\n';
const provider =
  'provider "aws" {\n  assume_role {\n    role_arn = data.aws_caller_identity.c.arn\n  }\n}\ndata "aws_caller_identity" "c" {}\n' +
  'resource "aws_iam_role" "r" {\n  name = data.aws_caller_identity.c.account_id\n}\n';

describe('any source is read', () => {
  const texts = readdirSync(fixtures)
    .flatMap((name) => [join(fixtures, name, 'main.tf'), join(fixtures, name, 'modules/support/main.tf')])
    .flatMap((file) => {
      try {
        return [readFileSync(file, 'utf8')];
      } catch {
        return [];
      }
    });
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      '"',
      '${',
      '\n',
      'null',
      'var.create',
      'local.x',
      'each.key',
      'count.index',
      'self',
      '[*]',
      '...',
    ],
    ...[
      'for_each = {}\n',
      'count = -1\n',
      'count = null\n',
      'provider = aws.x\n',
      'dynamic "x" {\n',
      'module.support',
      '?',
      ':',
    ],
  );
  const mutated = fc
    .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), piece), { maxLength: 3 }))
    .map(([text, edits]) =>
      edits.reduce((before, [at, put]) => {
        const place = at % (before.length + 1);
        return before.slice(0, place) + put + before.slice(place);
      }, text),
    );

  test('without an exception', () => {
    fc.assert(
      fc.property(mutated, fc.constantFrom(...texts), (text, other) => {
        const { resources } = read({ '/r': text, '/r/modules/support': other });
        expect(Array.isArray(resources)).toBe(true);
      }),
      { seed: 1, numRuns: tries(300, 5_000) },
    );
  });
});
