import { describe, expect, it } from 'vitest';
import {
  accountOfProvider,
  type Deployment,
  type Group,
  ownAccount,
  type Resource,
  unknown,
  type Value,
} from '../../src/model/index.js';
import { byAccount } from '../../src/scope/index.js';
import { SUPPORT } from './build.js';

const A = '111122223333';
const B = '444455556666';

function group(name: string, account?: Value<string>): Group {
  return {
    kind: 'group',
    name,
    arn: undefined,
    managedPolicies: undefined,
    inlinePolicies: undefined,
    place: { input: 'plan.json', address: name, path: [] },
    change: 'create',
    exists: { answer: 'yes' },
    ...(account === undefined ? {} : { account }),
  };
}

const UNTOLD = unknown('provider `aws.audit` does not state its account', ['aws.audit']);

/** What a provider of its own deploys, whose account is not told. */
function audited(name: string, change: Resource['change'] = 'create'): Resource {
  return { ...group(name, UNTOLD), provider: 'aws.audit', change };
}

function deployment(input: string, account: Value<string>, resources: Resource[]): Deployment {
  return { input, kind: 'terraform-plan', account, resources, gaps: [], problems: [] };
}

function nested(input: string, resource: Resource): Deployment {
  return { ...deployment(input, undefined, [resource]), seemsNested: true };
}

const GAP = { code: 'macro', message: 'A macro may add more.' };

/** `account: resource, resource` of each group, with `?` for what may go elsewhere. */
function shown(deployments: readonly Deployment[], declared?: string, areOne = false): string[] {
  return byAccount(deployments, { declared, areOne }).map(({ account, provider, deployments: parts }) => {
    const names = parts.flatMap((part) =>
      part.resources.map((one) => `${one.place.address}${part.mayBeElsewhere ? '?' : ''}`),
    );
    return `${account ?? provider ?? 'none'}: ${names.join(', ')}`;
  });
}

describe('byAccount', () => {
  it.each<[string, Deployment[], string | undefined, string[]]>([
    ['nothing told', [deployment('a', undefined, [group('x')])], undefined, ['none: x']],
    ['declared', [deployment('a', undefined, [group('x')])], A, [`${A}: x`]],
    [
      'one account told, and an input that tells none',
      [deployment('a', A, [group('x')]), deployment('b', undefined, [group('y')])],
      undefined,
      [`${A}: x, y?`, 'none: y, x?'],
    ],
    [
      'two accounts told, and an input that tells none',
      [deployment('a', A, [group('x')]), deployment('b', B, [group('y')]), deployment('c', undefined, [group('z')])],
      undefined,
      [`${A}: x, z?`, `${B}: y, z?`, 'none: z, x?, y?'],
    ],
    [
      'a provider into another account',
      [deployment('a', A, [group('x'), group('y', B)])],
      undefined,
      [`${A}: x`, `${B}: y`],
    ],
    [
      'a provider into a known account out of one that is not told',
      [deployment('a', undefined, [group('x'), group('y', B)])],
      undefined,
      [`${B}: y`, 'none: x'],
    ],
    [
      'a provider into an account that cannot be told',
      [deployment('a', A, [group('x'), group('y', unknown('it assumes a role'))])],
      undefined,
      [`${A}: x, y`],
    ],
    [
      'a provider of its own whose account is not told: each account may be that of the other',
      [deployment('a', A, [group('x'), audited('y')])],
      undefined,
      [`${A}: x, y`, 'aws.audit: x, y'],
    ],
    [
      'two such plans, whose providers are not one',
      [deployment('a', A, [audited('y')]), deployment('b', A, [audited('z')])],
      undefined,
      [`${A}: y, z`, 'aws.audit: y', 'aws.audit: z'],
    ],
    [
      'nothing but what goes to such a provider',
      [deployment('a', undefined, [audited('y')])],
      undefined,
      ['aws.audit: y'],
    ],
    [
      'such a provider besides the own, which is not told either',
      [deployment('a', unknown('it is not stated', ['aws']), [group('x'), audited('y')])],
      undefined,
      ['aws: x, y', 'aws.audit: x, y'],
    ],
    [
      'such a provider besides the own, which deploys nothing of interest',
      [deployment('a', unknown('it is not stated', ['aws']), [group('y', B)])],
      undefined,
      [`${B}: y`, 'aws: '],
    ],
    [
      'a look through such a provider',
      [deployment('a', A, [group('x'), audited('y', 'read')])],
      undefined,
      [`${A}: x, y`],
    ],
    [
      'a look into another account',
      [deployment('a', A, [group('x'), { ...group('y', B), change: 'read' }])],
      undefined,
      [`${A}: x`],
    ],
    [
      'a look into an account that another input goes to',
      [deployment('a', A, [group('x'), { ...group('y', B), change: 'read' }]), deployment('b', B, [group('z')])],
      undefined,
      [`${A}: x`, `${B}: y, z`],
    ],
    [
      'a look into an account out of one that is not told',
      [deployment('a', undefined, [{ ...group('y', B), change: 'read' }])],
      undefined,
      ['none: '],
    ],
    ['what seems nested, alone', [nested('a', group('x'))], undefined, ['none: x']],
    [
      'what seems nested, besides what goes elsewhere',
      [nested('a', group('x')), deployment('b', undefined, []), deployment('c', undefined, [group('y', B)])],
      undefined,
      [`${B}: y`],
    ],
    [
      'what seems nested and may give support access, besides what goes elsewhere',
      [nested('a', { ...group('x'), managedPolicies: [SUPPORT] }), deployment('c', undefined, [group('y', B)])],
      undefined,
      [`${B}: y, x?`, 'none: x, y?'],
    ],
    [
      'what seems nested and may hold more, besides what goes elsewhere',
      [{ ...nested('a', group('x')), gaps: [GAP] }, deployment('c', undefined, [group('y', B)])],
      undefined,
      [`${B}: y, x?`, 'none: x, y?'],
    ],
    [
      'what seems nested, besides what does not',
      [nested('a', group('x')), deployment('b', undefined, [group('z')]), deployment('c', undefined, [group('y', B)])],
      undefined,
      [`${B}: y, x?, z?`, 'none: x, z, y?'],
    ],
  ])('%s', (_, deployments, declared, groups) => {
    expect(shown(deployments, declared)).toEqual(groups);
  });

  it('takes inputs that tell no account to the one that is told, where they are said to go to one', () => {
    const [told, untold] = [deployment('a', A, [group('x')]), deployment('b', undefined, [group('y')])];
    expect(shown([told, untold], undefined, true)).toEqual([`${A}: x, y`]);
    expect(shown([told, untold, deployment('c', B, [])], undefined, true)).toEqual([
      `${A}: x, y?`,
      `${B}: y?`,
      'none: y, x?',
    ]);
  });
});

describe('an account that only its provider tells', () => {
  const [own, its] = byAccount([deployment('a', A, [group('x'), audited('y')])]);

  it('has its own resources as any account has, and the others only perhaps', () => {
    expect(its?.deployments[0]?.resources.map(({ account }) => account)).toEqual([
      expect.objectContaining({ $unknown: expect.stringContaining('aws.audit') }),
      undefined,
    ]);
  });

  it('is perhaps the account of the others', () => {
    expect(own?.deployments[0]?.resources.map(({ account }) => account)).toEqual([undefined, UNTOLD]);
  });

  it('is the own account of what goes there', () => {
    const arn = `arn:aws:iam::${accountOfProvider('aws.audit')}:group/y`;
    const [, part] = byAccount([deployment('a', A, [group('x'), { ...audited('y'), arn } as Resource])]);
    expect(part?.deployments[0]?.resources[1]).toMatchObject({ arn: `arn:aws:iam::${ownAccount}:group/y` });
  });
});

it('what is exported is imported in the account of its own input alone', () => {
  const exporting: Deployment = {
    ...deployment('a', A, [group('x'), group('y', B)]),
    exports: [{ name: 'e', value: 'v' }],
  };
  const exported = byAccount([exporting], undefined).map(({ account, deployments }) => [
    account,
    deployments.flatMap(({ exports = [] }) => exports),
  ]);
  expect(exported).toEqual([
    [A, exporting.exports],
    [B, []],
  ]);
});
