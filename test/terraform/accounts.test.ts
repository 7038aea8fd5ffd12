import { describe, expect, it } from 'vitest';
import { isUnknown, type Json } from '../../src/model/index.js';
import { normalize } from '../../src/terraform/index.js';

const A = '111122223333';
const B = '444455556666';
const roleIn = (account: string) => `arn:aws:iam::${account}:role/deploy`;

interface Case {
  /** Expressions of the provider configurations. */
  readonly providers: Readonly<Record<string, Json>>;
  readonly variables?: Readonly<Record<string, Json>>;
  /** What is looked up or there already: address, provider, attributes. */
  readonly there?: readonly (readonly [string, string, { readonly [name: string]: Json }])[];
}

/** A plan with a role of each provider. */
function planOf({ providers, variables = {}, there = [] }: Case): Json {
  const roles = ['aws', ...Object.keys(providers).filter((key) => key !== 'aws')];
  const address = (index: number) => `aws_iam_role.r${index}`;
  return {
    format_version: '1.2',
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }])),
    resource_changes: roles.map((_, index) => ({
      address: address(index),
      change: { actions: ['create'], after: { name: `r${index}` } },
    })),
    prior_state: {
      values: { root_module: { resources: there.map(([at, , values]) => ({ address: at, values })) } },
    },
    configuration: {
      provider_config: Object.fromEntries(
        Object.entries(providers).map(([key, expressions]) => [key, { expressions }]),
      ),
      root_module: {
        resources: [
          ...roles.map((key, index) => ({ address: address(index), provider_config_key: key })),
          ...there.map(([at, key]) => ({ address: at, provider_config_key: key })),
        ],
      },
    },
  };
}

/** The account of each provider: an id, `own` of one that surely shares it, `untold`. */
function accountsOf(given: Case): readonly string[] {
  const data = planOf(given);
  const { account, resources } = normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined });
  const spell = (value: unknown, absent: string) => (isUnknown(value) ? 'untold' : String(value ?? absent));
  const created = resources.filter(({ change }) => change === 'create');
  return [spell(account, 'untold'), ...created.slice(1).map((one) => spell(one.account, 'own'))];
}

const constant = (value: Json): Json => ({ constant_value: value });
const references = (...names: string[]): Json => ({ references: names });
const assume = (...roles: Json[]) => ({ assume_role: roles.map((role) => ({ role_arn: role })) });
const region = (name: string) => ({ region: constant(name) });
const identity = (name: string, provider: string, account: string) =>
  [`data.aws_caller_identity.${name}`, provider, { account_id: account }] as const;

describe('the account that a provider configuration states', () => {
  it.each<[string, Json, string, Record<string, Json>?]>([
    ['of a role that it assumes', assume(constant(roleIn(A))), A],
    ['of the last role that it assumes', assume(constant(roleIn(A)), constant(roleIn(B))), B],
    ['not of a role before the last', assume(constant(roleIn(A)), references('local.role')), 'untold'],
    ['of a role by web identity', { assume_role_with_web_identity: [{ role_arn: constant(roleIn(A)) }] }, A],
    ['of the only one that it allows', { allowed_account_ids: constant([A]) }, A],
    ['of none where it allows two', { allowed_account_ids: constant([A, B]) }, 'untold'],
    ['of a variable with an ARN', assume(references('var.role')), A, { role: roleIn(A) }],
    [
      'of none where a variable has an id, which may be part of a name',
      assume(references('var.id')),
      'untold',
      { id: A },
    ],
    [
      'of a key of a variable',
      assume(references('var.roles["a"]', 'var.roles')),
      A,
      { roles: { a: roleIn(A), b: roleIn(B) } },
    ],
    [
      'of an attribute of a variable',
      assume(references('var.roles.b', 'var.roles')),
      B,
      { roles: { a: roleIn(A), b: roleIn(B) } },
    ],
    [
      'of an element of a variable',
      assume(references('var.roles[1]', 'var.roles')),
      B,
      { roles: [roleIn(A), roleIn(B)] },
    ],
    ['of no key that a function looks up', assume(references('var.roles')), 'untold', { roles: { a: roleIn(A) } }],
    ['of no variable beside a local', assume(references('var.id', 'local.other')), 'untold', { id: A }],
    ['of no two variables that differ', assume(references('var.a', 'var.b')), 'untold', { a: A, b: B }],
    ['of no number in a name', assume(references('var.name')), 'untold', { name: `deploy-${A}` }],
  ])('is that %s', (_, expressions, expected, variables = {}) => {
    expect(accountsOf({ providers: { aws: expressions }, variables })).toEqual([expected]);
  });
});

it('the account of a caller identity is twelve digits, or none', () => {
  expect(accountsOf({ providers: { aws: {} }, there: [identity('me', 'aws', 'deposed')] })).toEqual(['untold']);
});

describe('two provider configurations are one account', () => {
  const own = identity('me', 'aws', A);

  it.each<[string, Json, Json]>([
    ['without credentials, in two regions', region('eu-west-1'), region('us-east-1')],
    [
      'with one profile',
      { ...region('eu-west-1'), profile: constant('x') },
      { ...region('us-east-1'), profile: constant('x') },
    ],
    [
      'with the same allowed accounts in another order',
      { ...region('eu-west-1'), allowed_account_ids: constant([A, B]) },
      { ...region('us-east-1'), allowed_account_ids: constant([B, A]) },
    ],
    ['beside a list of allowed accounts that can be read', { allowed_account_ids: constant([A]) }, region('us-east-1')],
  ])('%s', (_, aws, other) => {
    expect(accountsOf({ providers: { aws: aws, 'aws.other': other }, there: [own] })).toEqual([A, 'own']);
  });

  it('also where only the other tells which', () => {
    const providers = { aws: region('eu-west-1'), 'aws.other': region('us-east-1') };
    expect(accountsOf({ providers, there: [identity('me', 'aws.other', B)] })).toEqual([B, 'own']);
  });
});

describe('two provider configurations are not proven to be one account', () => {
  const profile = { profile: references('local.profiles') };

  it.each<[string, Json, Json]>([
    ['by two profiles', { profile: constant('a') }, { profile: constant('b') }],
    [
      'by one reference, of which the plan drops the text around it',
      { ...region('a'), ...assume(references('var.x')) },
      { ...region('b'), ...assume(references('var.x')) },
    ],
    [
      'by one map, of which another key may be looked up',
      { ...region('a'), ...profile },
      { ...region('b'), ...profile },
    ],
    ['where nothing tells them apart: then a dynamic block does', region('a'), region('a')],
    [
      'by a list of allowed accounts that cannot be read',
      region('a'),
      { ...region('b'), allowed_account_ids: references('local.ids') },
    ],
    [
      'where the other forbids what one allows',
      { allowed_account_ids: constant([A]) },
      { ...region('b'), forbidden_account_ids: constant([A]) },
    ],
    [
      'where the allowed accounts are all that differs: they choose none',
      { allowed_account_ids: constant([A, B]) },
      { allowed_account_ids: constant([B, A]) },
    ],
    ['where one allows accounts and nothing else differs', { allowed_account_ids: constant([A, B]) }, {}],
    [
      'by allowed accounts that overlap',
      { ...region('a'), allowed_account_ids: constant([A, B]) },
      { ...region('b'), allowed_account_ids: constant([B, '333333333333']) },
    ],
    ['by regions of two partitions', region('eu-west-1'), region('us-gov-west-1')],
  ])('%s', (_, aws, other) => {
    const there = [identity('me', 'aws', A)];
    expect(accountsOf({ providers: { aws: aws, 'aws.other': other }, variables: { x: 'deploy' }, there })).toEqual([
      A,
      'untold',
    ]);
  });
});

describe('two aliases that show no difference beside a configuration that is like both', () => {
  it('are not proven to be one account, and neither is any of the three', () => {
    const east = region('us-east-1');
    const providers = { aws: region('eu-west-1'), 'aws.other': east, 'aws.third': east };
    expect(accountsOf({ providers, there: [identity('me', 'aws', A)] })).toEqual([A, 'untold', 'untold']);
  });
});

describe('evidence wins', () => {
  const providers = { aws: region('eu-west-1'), 'aws.other': region('us-east-1') };

  it.each<[string, Case, readonly string[]]>([
    ['two caller identities', { providers, there: [identity('a', 'aws', A), identity('b', 'aws.other', B)] }, [A, B]],
    [
      'a caller identity and a stated account',
      {
        providers: { ...providers, 'aws.other': { allowed_account_ids: constant([B]) } },
        there: [identity('a', 'aws', A)],
      },
      [A, B],
    ],
    [
      'two stated accounts',
      {
        providers: { aws: { allowed_account_ids: constant([A]) }, 'aws.other': { allowed_account_ids: constant([B]) } },
      },
      [A, B],
    ],
    [
      'the ARN of a managed user',
      {
        providers,
        there: [identity('a', 'aws', A), ['aws_iam_user.u', 'aws.other', { arn: `arn:aws:iam::${B}:user/u` }]],
      },
      [A, B],
    ],
    [
      'the ARN of a role that is looked up',
      { providers, there: [identity('a', 'aws', A), ['data.aws_iam_role.u', 'aws.other', { arn: roleIn(B) }]] },
      [A, B],
    ],
    [
      'the ARN of anything else of IAM that is looked up',
      {
        providers,
        there: [
          identity('a', 'aws', A),
          ['data.aws_iam_instance_profile.u', 'aws.other', { arn: `arn:aws:iam::${B}:instance-profile/u` }],
        ],
      },
      [A, B],
    ],
    [
      'not the ARN that a session context is asked about',
      { providers, there: [identity('a', 'aws', A), ['data.aws_iam_session_context.u', 'aws', { arn: roleIn(B) }]] },
      [A, 'own'],
    ],
    [
      'two accounts of one provider',
      {
        providers: { aws: region('a') },
        there: [identity('a', 'aws', A), ['data.aws_iam_role.u', 'aws', { arn: roleIn(B) }]],
      },
      ['untold'],
    ],
  ])('%s', (_, given, expected) => {
    expect(accountsOf(given)).toEqual(expected);
  });
});

describe('the account of the input itself', () => {
  const vendor = { profile: constant('vendor') };
  const roles = (...keys: string[]) => {
    const data = planOf({ providers: { aws: region('a'), 'aws.vendor': vendor } }) as { readonly [key: string]: Json };
    const changes = (data.resource_changes as readonly Json[]).filter((_, index) =>
      keys.includes(['aws', 'aws.vendor'][index] ?? ''),
    );
    return { ...data, resource_changes: changes };
  };
  const accountOf = (data: Json) =>
    normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined }).account;

  it.each<[string, readonly string[], unknown]>([
    ['absent where nothing tells', ['aws'], undefined],
    [
      'unknown where nothing tells, besides another',
      ['aws', 'aws.vendor'],
      expect.objectContaining({ $waitsFor: ['aws'] }),
    ],
    ['absent where everything goes to another', ['aws.vendor'], undefined],
  ])('is %s', (_, keys, expected) => {
    expect(accountOf(roles(...keys))).toEqual(expected);
  });
});

describe('a module of a plan of Terraform before 1.1', () => {
  const accountOf = (providers: Readonly<Record<string, Json>>) => {
    const data = {
      format_version: '0.2',
      resource_changes: [
        { address: 'module.m.aws_iam_role.r', module_address: 'module.m', change: { actions: ['create'], after: {} } },
      ],
      configuration: {
        provider_config: Object.fromEntries(
          Object.entries(providers).map(([key, expressions]) => [key, { expressions }]),
        ),
        root_module: {
          module_calls: {
            m: { module: { resources: [{ address: 'aws_iam_role.r', provider_config_key: 'm:aws' }] } },
          },
        },
      },
    };
    const { resources } = normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined });
    return resources.map(({ account }) => (isUnknown(account) ? 'untold' : (account ?? 'own')));
  };

  it.each<[string, Readonly<Record<string, Json>>, string]>([
    ['has the only configuration of its caller', { aws: region('a') }, 'own'],
    ['has any of one account', { aws: region('a'), 'aws.other': region('b') }, 'own'],
    ['may be given another', { aws: region('a'), 'aws.audit': { profile: constant('audit') } }, 'untold'],
    ['has one of its own', { aws: region('a'), 'm:aws': { profile: constant('x') } }, 'untold'],
  ])('%s', (_, providers, expected) => {
    expect(accountOf(providers)).toEqual([expected]);
  });
});
