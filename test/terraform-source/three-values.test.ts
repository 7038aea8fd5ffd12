import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../src/hcl/index.js';
import { ownAccount, ownPartition, symbol, unknown } from '../../src/model/index.js';
import { evaluate } from '../../src/terraform-source/evaluate/evaluate.js';
import { newDepth, type Scope } from '../../src/terraform-source/evaluate/scope.js';
import { functions } from '../../src/terraform-source/functions/index.js';
import {
  failed,
  holdsSecret,
  map,
  object,
  open,
  text,
  treeOf,
  tuple,
  type Value,
} from '../../src/terraform-source/values/index.js';

const hole = unknown('variable `u` has no default', ['var.u']);
const u: Value = open('variable `u` has no default', ['var.u']);
const secret: Value = { ...text('s3cret'), sensitive: true };

const names: Record<string, Value> = {
  u,
  account: text(ownAccount),
  partition: text(ownPartition),
  arn: text(`arn:${ownPartition}:iam::${ownAccount}:role/${symbol('aws_iam_role.a/b')}`),
  later: { ...open('it is known only after apply'), isSure: true },
  list: tuple([text('a'), u]),
  entries: object([
    ['a', text('x')],
    ['b', u],
  ]),
  partly: { ...map([['z', text('known')]]), others: open('variable `u` has no default', ['var.u']) as never },
  secret,
  spelt: text('x'),
};

const files: Record<string, string> = { 'trust.json': '{"Principal": {"AWS": "${who}"}, "Other": 1}' };

const scope: Scope = {
  names: new Map(Object.entries(names)),
  depth: newDepth(),
  lookUp: () => undefined,
  functions,
  readFile: (path) => (files[path] === undefined ? failed('there is no such file') : text(files[path])),
  listFiles: () => undefined,
};

const evaluated = (expression: string) => evaluate(parseExpression(expression).expression, scope);

describe('what is not known stays so, where it is, and no further', () => {
  test.each<[string, unknown]>([
    ['u', hole],
    ['false && u', false],
    ['u && false', false],
    ['true || u', true],
    ['u || true', true],
    ['true && u', hole],
    ['!u', hole],
    ['u == u', hole],
    ['u + 1', hole],
    ['u ? 1 : 1', 1],
    ['u ? "a" : "b"', { ...hole, $oneOf: ['a', 'b'] }],
    ['u ? list : ["b", "c"]', hole],
    ['true ? "a" : u', 'a'],
    ['length(list)', 2],
    ['length(u)', hole],
    ['length(toset(list))', hole],
    ['list[0]', 'a'],
    ['list[1]', hole],
    ['list[u]', hole],
    ['u[0]', hole],
    ['u.a.b', hole],
    ['u[*].a', hole],
    ['list[*]', ['a', hole]],
    ['entries.a', 'x'],
    ['[for x in list : x]', ['a', hole]],
    ['[for x in u : x]', hole],
    ['[for x in list : x if x == "a"]', hole],
    ['{ for k, v in entries : k => v }', { a: 'x', b: hole }],
    ['{ (u) = 1 }', hole],
    ['try(u, "fallback")', hole],
    ['try(u.a, "fallback")', hole],
    ['try([u][0].a, "fallback")', hole],
    ['try([][0], "fallback")', 'fallback'],
    ['try([later][0], "fallback")', { $unknown: 'it is known only after apply' }],
    ['can(u)', hole],
    ['can(u.a)', hole],
    ['lookup(u, "a", "default")', hole],
    ['lookup(entries, "a", "default")', 'x'],
    ['lookup(entries, "c", "default")', 'default'],
    ['merge(u, { a = 1 }).a', 1],
    ['merge({ a = 1 }, u).a', hole],
    ['merge(u, { a = 1 }).b', hole],
    ['keys(merge(u, { a = 1 }))', hole],
    ['length(merge(u, { a = 1 }))', hole],
    ['lookup(merge(u, { a = 1 }), "b", 2)', hole],
    ['merge({ a = 0 }, partly, { b = 2 }).b', 2],
    ['merge({ a = 0 }, partly).z', 'known'],
    ['merge({ a = 0 }, partly).a', hole],
    ['[for k, v in partly : k]', hole],
    ['contains(list, "a")', true],
    ['contains(list, "b")', hole],
    ['concat(list, ["b"])', ['a', hole, 'b']],
    ['concat(u, ["b"])', hole],
    ['flatten([list, ["b"]])', hole],
    ['coalesce(u, "b")', hole],
    ['coalesce("a", u)', 'a'],
    ['join(",", list)', hole],
    ['one([u])', hole],
    ['one(u)', hole],
    ['element(list, 2)', 'a'],
    ['tolist(list)', ['a', hole]],
    ['upper(u)', hole],
    ['jsondecode(jsonencode({ a = u, b = 1 })).b', 1],
    ['bcrypt("x")', { $unknown: 'what the function `bcrypt` makes is not computed here' }],
    [
      'provider::aws::arn_parse("x").region',
      { $unknown: 'what the function `provider::aws::arn_parse` makes is not computed here' },
    ],
    ['try(bcrypt("x"), "fallback")', { $unknown: 'what the function `bcrypt` makes is not computed here' }],
  ])('%s', (expression, expected) => {
    expect(treeOf(evaluated(expression))).toEqual(expected);
  });
});

describe('documents keep what is not known in its place', () => {
  const document = { Statement: [{ Principal: { AWS: hole }, Effect: 'Allow' }] };
  test.each<[string, unknown]>([
    ['jsonencode({ Statement = [{ Principal = { AWS = u }, Effect = "Allow" }] })', document],
    ['"{\\"Statement\\": [{\\"Principal\\": {\\"AWS\\": \\"${u}\\"}, \\"Effect\\": \\"Allow\\"}]}"', document],
    ['jsonencode({ a = "arn:aws:iam::${account}:root" })', { a: `arn:aws:iam::${ownAccount}:root` }],
    ['"{\\"a\\": \\"${arn}\\"}"', { a: treeOf(names.arn ?? u) }],
    ['"a-${u}"', hole],
    ['templatefile("trust.json", { who = u })', { Principal: { AWS: hole }, Other: 1 }],
    ['templatefile("trust.json", { who = "*" })', '{"Principal": {"AWS": "*"}, "Other": 1}'],
    ['jsondecode(templatefile("trust.json", { who = u })).Other', 1],
    ['templatefile("trust.json", {})', { $unknown: '`who` is not declared' }],
    ['templatefile("none.json", {})', { $unknown: 'there is no such file' }],
    ['yamlencode({ a = u, b = "c" })', { a: hole, b: 'c' }],
    ['yamldecode(yamlencode({ a = u, b = "c" })).b', 'c'],
    ['upper(yamlencode({ a = 1 }))', { $unknown: 'texts of YAML are not written out here' }],
    ['jsondecode("{\\"$unknown\\": \\"x\\", \\"a\\": 1}")', { a: 1 }],
  ])('%s', (expression, expected) => {
    expect(treeOf(evaluated(expression))).toEqual(expected);
  });
});

describe('what AWS fills in is a part of texts, and not looked into', () => {
  const opaque = { $unknown: 'it is made of a text that AWS fills in' };
  const looked = { $unknown: 'it looks into a text that AWS fills in' };
  test.each<[string, unknown]>([
    ['"arn:${partition}:iam::${account}:root"', `arn:${ownPartition}:iam::${ownAccount}:root`],
    ['format("arn:%s:iam::%s:root", partition, account)', `arn:${ownPartition}:iam::${ownAccount}:root`],
    ['join(":", ["arn", partition])', `arn:${ownPartition}`],
    ['split(":", arn)[4]', ownAccount],
    ['split("/", arn)[1]', symbol('aws_iam_role.a/b')],
    ['replace("x:${account}", ":", "/")', `x/${ownAccount}`],
    ['split("-", partition)', looked],
    ['replace(arn, "role", "user")', looked],
    ['startswith(arn, "arn:")', true],
    ['startswith(arn, "x")', false],
    ['startswith(arn, "arn:aws")', looked],
    ['endswith("${account}:root", ":root")', true],
    ['upper(partition)', opaque],
    ['length(account)', { $unknown: 'it counts a text that AWS fills in' }],
    ['account == "123456789012"', { $unknown: 'it compares texts that AWS fills in' }],
    ['account == account', true],
    ['contains(["a"], account)', { $unknown: 'it compares texts that AWS fills in' }],
    ['coalesce(account, "b")', ownAccount],
    ['[account][0]', ownAccount],
    ['"\u27e8account\u27e9"', { $unknown: 'the text holds characters that no AWS name may have' }],
    [
      'jsondecode("\\"\\\\u27e8account\\\\u27e9\\"")',
      { $unknown: 'the text holds characters that no AWS name may have' },
    ],
  ])('%s', (expression, expected) => {
    expect(treeOf(evaluated(expression))).toEqual(expected);
  });
});

describe('a secret stays one', () => {
  test.each([
    'secret',
    '"a${secret}"',
    'upper(secret)',
    'jsonencode({ a = [secret] })',
    'jsonencode({ a = secret, b = u })',
    'join(",", ["a", secret])',
    '[secret][0]',
    '{ a = secret }.a',
    '{ (secret) = 1 }',
    '[for x in [secret] : "${x}!"][0]',
    '[for x in ["a"] : x if secret == "b"]',
    'secret == "x"',
    'secret == "x" ? 1 : 2',
    'merge({ a = secret }, { b = 1 })',
    'concat([secret], [1])',
    'lookup({ a = 1 }, secret, 2)',
    'split("3", secret)',
    'sensitive(1) + 1',
    'sensitive([1, 2])[0]',
    'keys(sensitive({ a = 1 }))',
    'try(secret, 1)',
    'templatefile("trust.json", { who = secret })',
    'tolist([secret])',
    'u ? secret : "a"',
    '!sensitive(true)',
    'sensitive({ a = { b = 1 } }).a.b',
    'sensitive([{ a = 1 }])[*].a',
  ])('%s', (expression) => {
    expect(holdsSecret(evaluated(expression))).toBe(true);
  });

  test.each([
    'nonsensitive(secret)',
    '{ a = secret, b = 1 }.b',
    '[secret, 1][1]',
    'length([secret])',
  ])('%s is none', (expression) => {
    expect(holdsSecret(evaluated(expression))).toBe(false);
  });
});
