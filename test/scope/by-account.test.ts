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

/**
 * `account or provider: resource, resource` of each group, with `?` for what may go elsewhere, and what is taken away
 * behind a minus.
 */
function shown(deployments: readonly Deployment[], declared?: string, areOne?: boolean): string[] {
  return byAccount(deployments, { declared, ...(areOne !== undefined && { areOne }) }).map((group) => {
    const names = group.deployments.flatMap(({ resources, before = [], mayBeElsewhere }) =>
      [...resources.map(nameOf), ...before.map((one) => `-${nameOf(one)}`)].map(
        (name) => `${name}${mayBeElsewhere ? '?' : ''}`,
      ),
    );
    const whose = [group.account, group.provider].flatMap((one) => one ?? []).join(' by ');
    return `${whose || 'none'}: ${names.join(', ')}`;
  });
}

function nameOf({ place }: Resource): string {
  return place.address ?? '';
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
      'such a provider besides two accounts that are known',
      [deployment('a', A, [group('x'), group('z', B), audited('y')])],
      undefined,
      [`${A}: x, y`, `${B}: z, y`, 'aws.audit: x, z, y'],
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
    [
      'an own provider that does not state its account',
      [deployment('a', unknown('it is not stated', ['aws']), [group('x')])],
      undefined,
      ['none: x'],
    ],
    [
      'such a provider besides resources of an account that is known',
      [deployment('a', unknown('it is not stated', ['aws']), [group('x'), group('y', B)])],
      undefined,
      [`${B}: y`, 'aws: x'],
    ],
    [
      'an own account of which nothing is told, besides resources of one that is known',
      [deployment('a', unknown('it is not stated'), [group('x'), group('y', B)])],
      undefined,
      [`${B}: y`, 'none: x'],
    ],
    [
      'two inputs whose own provider does not state its account',
      ['a', 'b'].map((input) => deployment(input, unknown('it is not stated', ['aws']), [group('x'), group('y', B)])),
      undefined,
      [`${B}: y, y`, 'aws: x, x'],
    ],
    [
      'one such input, and one that tells nothing',
      [
        deployment('a', unknown('it is not stated', ['aws']), [group('x'), group('y', B)]),
        deployment('b', undefined, [group('z'), group('y', B)]),
      ],
      undefined,
      [`${B}: y, y`, 'none: x, z'],
    ],
    [
      'a provider of its own beside one into an account that is known, and nothing of the own',
      [deployment('a', undefined, [group('y', B), audited('z')])],
      undefined,
      [`${B}: y, z`, 'aws.audit: y, z'],
    ],
    [
      'a provider of its own, beside an input that tells no account',
      [deployment('a', A, [group('x'), audited('y')]), deployment('b', undefined, [group('z')])],
      undefined,
      [`${A}: x, y, z?`, 'none: z, x?, y?', 'aws.audit: x, y'],
    ],
    ['nothing at all', [deployment('a', undefined, [])], undefined, ['none: ']],
    ['nothing in a known account', [deployment('a', A, [])], undefined, [`${A}: `]],
    [
      'what is printed of another account, which is there',
      [{ ...deployment('a', A, [group('x'), { ...group('y', B), change: 'read' }]), kind: 'facts' }],
      undefined,
      [`${A}: x`, `${B}: y`],
    ],
    [
      'what is taken away from another account',
      [{ ...deployment('a', A, [group('x')]), before: [group('x'), group('y', B)] }],
      undefined,
      [`${A}: x, -x`, `${B}: -y`],
    ],
    [
      'what is taken away by a provider of its own',
      [{ ...deployment('a', A, [group('x')]), before: [group('x'), audited('y')] }],
      undefined,
      [`${A}: x, -x, -y`, 'aws.audit: x, -y'],
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
    const across = deployment('a', undefined, [group('x'), group('y', B)]);
    expect(shown([across], undefined, true)).toEqual([`${B}: y`, 'none: x']);
  });
});

describe('an account that only its provider tells', () => {
  const accounts = (at: number, ...resources: Resource[]) =>
    byAccount([deployment('a', A, resources)])[at]?.deployments[0]?.resources.map(({ account }) => account);
  const perhaps = (...waitsFor: string[]) =>
    unknown('provider `aws.audit` may lead to the account of this one, or to another', waitsFor);

  it('has its own resources as any account has, and the others only perhaps', () => {
    const others = [group('x'), group('z', B), group('u', unknown('it assumes a role')), group('w', UNTOLD)];
    expect(accounts(2, ...others, audited('y'))).toEqual([
      perhaps('aws.audit', ownAccount),
      perhaps('aws.audit', B),
      perhaps('aws.audit'),
      perhaps('aws.audit', 'aws.audit'),
      undefined,
    ]);
  });

  it('is perhaps the account of the others', () => {
    expect(accounts(0, group('x'), audited('y'))).toEqual([undefined, UNTOLD]);
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
