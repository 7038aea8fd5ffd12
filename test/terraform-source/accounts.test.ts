import { describe, expect, it } from 'vitest';
import { isUnknown, type Json } from '../../src/model/index.js';
import { normalize } from '../../src/terraform/index.js';
import { readModule, readRoot } from '../../src/terraform-source/evaluation.js';

const A = '111122223333';
const B = '444455556666';

/** Arguments of a provider configuration; a list holds blocks where its elements are mappings. */
type Arguments = Readonly<Record<string, Json>>;

/** The account of a role of each of two configurations: an id, `own`, `untold`. */
function told({ account, resources }: ReturnType<typeof normalize>): readonly string[] {
  const spell = (value: unknown, absent: string) => (isUnknown(value) ? 'untold' : String(value ?? absent));
  const roles = resources.filter(({ kind }) => kind === 'role');
  return [spell(account, 'untold'), spell(roles[1]?.account, 'own')];
}

function inSource(one: Arguments, other: Arguments): readonly string[] {
  const blocks = [one, { alias: 'other', ...other }].map((given) => {
    const lines = Object.entries(given).flatMap(([name, value]) =>
      Array.isArray(value) && typeof value[0] === 'object'
        ? value.map((block) => `${name} {\n${bodyOf(block)}\n}`)
        : [`${name} = ${JSON.stringify(value)}`],
    );
    return `provider "aws" {\n${lines.join('\n')}\n}`;
  });
  const roles = ['', 'provider = aws.other'].map((line, i) => `resource "aws_iam_role" "r${i}" {\n${line}\n}`);
  const file = { name: '/r/main.tf', text: [...blocks, ...roles].join('\n') };
  const files = {
    moduleIn: () => readModule([file]),
    variablesIn: () => [],
    textAt: () => undefined,
    namesBelow: () => undefined,
    template: () => undefined,
  };
  return told(readRoot({ input: '/r', folder: '/r' }, files, { variables: [] }).deployment);
}

function bodyOf(block: Json): string {
  return Object.entries(block as Arguments)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join('\n');
}

function inPlan(one: Arguments, other: Arguments): readonly string[] {
  const expressions = (given: Arguments) =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        Array.isArray(value) && typeof value[0] === 'object'
          ? value.map((block) => constants(block as Arguments))
          : { constant_value: value },
      ]),
    );
  const keys = ['aws', 'aws.other'];
  const data: Json = {
    format_version: '1.2',
    resource_changes: keys.map((_, i) => ({
      address: `aws_iam_role.r${i}`,
      change: { actions: ['create'], after: { name: `r${i}` } },
    })),
    configuration: {
      provider_config: { aws: { expressions: expressions(one) }, 'aws.other': { expressions: expressions(other) } },
      root_module: {
        resources: keys.map((key, i) => ({ address: `aws_iam_role.r${i}`, provider_config_key: key })),
      },
    },
  };
  return told(normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined }));
}

function constants(given: Arguments): Json {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { constant_value: value }]));
}

const region = { region: 'eu-west-1' };
const assume = (account: string) => ({ assume_role: [{ role_arn: `arn:aws:iam::${account}:role/x` }] });

describe('provider configurations lead to the same accounts in source and in its plan', () => {
  it.each<[string, Arguments, Arguments, readonly string[]]>([
    ['two regions', { region: 'us-east-1' }, region, ['untold', 'own']],
    ['one profile', { profile: 'a' }, { ...region, profile: 'a' }, ['untold', 'own']],
    ['two profiles', { profile: 'a' }, { ...region, profile: 'b' }, ['untold', 'untold']],
    ['a profile and none', {}, { ...region, profile: 'b' }, ['untold', 'untold']],
    ['two keys', { access_key: 'a' }, { access_key: 'b' }, ['untold', 'untold']],
    ['one assumes a role', {}, { ...region, ...assume(B) }, ['untold', B]],
    ['both assume one role', assume(A), { ...region, ...assume(A) }, [A, 'own']],
    ['both assume a role', assume(A), assume(B), [A, B]],
    ['other endpoints', {}, { ...region, endpoints: [{ iam: 'http://localhost' }] }, ['untold', 'untold']],
    ['the same endpoints', { endpoints: [{ iam: 'x' }] }, { ...region, endpoints: [{ iam: 'x' }] }, ['untold', 'own']],
    ['one states its account', {}, { ...region, allowed_account_ids: [A] }, [A, 'own']],
    ['both state accounts', { allowed_account_ids: [A] }, { allowed_account_ids: [B] }, [A, B]],
    [
      'one forbids what the other allows',
      { allowed_account_ids: [A] },
      { ...region, forbidden_account_ids: [A] },
      [A, 'untold'],
    ],
    [
      'the same accounts are allowed, in another order',
      { allowed_account_ids: [A, B] },
      { ...region, allowed_account_ids: [B, A] },
      ['untold', 'own'],
    ],
    ['regions of two partitions', { region: 'us-east-1' }, { region: 'us-gov-west-1' }, ['untold', 'untold']],
    ['a list of allowed accounts that is empty', {}, { ...region, allowed_account_ids: [] }, ['untold', 'untold']],
    [
      'a role before the last',
      {},
      { assume_role: [...assume(B).assume_role, ...assume(A).assume_role] },
      ['untold', A],
    ],
  ])('%s', (_, one, other, expected) => {
    expect(inSource(one, other)).toEqual(expected);
    expect(inPlan(one, other)).toEqual(expected);
  });
});

describe('an alias that shows no difference', () => {
  it('is another account in a plan, which drops dynamic blocks, and the same in source', () => {
    expect(inPlan(region, region)).toEqual(['untold', 'untold']);
    expect(inSource(region, region)).toEqual(['untold', 'own']);
  });

  it('but of the accounts it allows is no other one in source, where all shows', () => {
    const [one, other] = [{ allowed_account_ids: [A, B] }, { ...region, allowed_account_ids: [B, '333333333333'] }];
    expect(inPlan(one, other)).toEqual(['untold', 'untold']);
    expect(inSource(one, other)).toEqual(['untold', 'own']);
  });
});
