import { describe, expect, it } from 'vitest';
import { addressText, parseAddress, parseModule } from '../../../src/terraform/language/address.js';
import { parseTraversal } from '../../../src/terraform/language/traversal.js';

describe('addresses are parsed and printed alike', () => {
  it.each([
    'aws_iam_role.support',
    'aws_iam_role.support[0]',
    'data.aws_iam_policy.support',
    'module.a.aws_iam_role.support',
    'module.a["eu.west[1]"].module.b[2].data.aws_iam_policy.support["x/y"]',
    'aws_iam_role_policy_attachment.a["support:arn:aws:iam::aws:policy/AWSSupportAccess"]',
    'aws_iam_role.r["a\\"]. b\\\\"]',
    'aws_iam_role.r["$${x}"]',
    'aws_iam_role.module["data"]',
  ])('%s', (text) => {
    const address = parseAddress(text);
    expect(address && addressText(address)).toBe(text);
  });

  it('takes an address apart', () => {
    expect(parseAddress('module.a["x.y"].data.aws_iam_policy.p["$${k}"]')).toEqual({
      module: [{ name: 'a', key: 'x.y' }],
      block: 'data.aws_iam_policy.p',
      type: 'aws_iam_policy',
      key: '$' + '{k}',
    });
  });

  it('reads instances that are deferred as all instances', () => {
    expect(parseAddress('module.a[*].aws_iam_role.r[*]')).toEqual({
      module: [{ name: 'a', key: undefined }],
      block: 'aws_iam_role.r',
      type: 'aws_iam_role',
      key: undefined,
    });
  });

  it.each([
    '',
    'aws_iam_role',
    'module.a',
    'module',
    'aws_iam_role.',
    'aws_iam_role.r["',
    'aws_iam_role.r[x]',
    'module[0].a.b',
  ])('refuses %j', (text) => expect(parseAddress(text)).toBeUndefined());

  it('reads a module that is not one as the root module', () => {
    expect([parseModule(''), parseModule('"'), parseModule('module.a[1]')]).toEqual([[], [], [{ name: 'a', key: 1 }]]);
  });
});

describe('references are traversals', () => {
  it('keeps attributes, indexes and keys apart', () => {
    expect(parseTraversal('module.x["a.b"].out[0].arn')).toEqual([
      'module',
      'x',
      { key: 'a.b' },
      'out',
      { key: 0 },
      'arn',
    ]);
  });

  it('undoes escapes', () => {
    expect(parseTraversal('a["\\u0041\\n\\t\\r\\"\\\\"]')).toEqual(['a', { key: 'A\n\t\r"\\' }]);
  });
});
