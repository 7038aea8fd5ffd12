import { describe, expect, it } from 'vitest';
import { type Deployment, type Group, type Resource, unknown, type Value } from '../../src/model/index.js';
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

function deployment(input: string, account: Value<string>, resources: Resource[]): Deployment {
  return { input, kind: 'terraform-plan', account, resources, gaps: [], problems: [] };
}

function nested(input: string, resource: Resource): Deployment {
  return { ...deployment(input, undefined, [resource]), seemsNested: true };
}

const GAP = { code: 'macro', message: 'A macro may add more.' };

/** `account: resource, resource` of each group. */
function shown(deployments: readonly Deployment[], declared?: string): string[] {
  return byAccount(deployments, declared).map(({ account, deployments: parts }) => {
    const names = parts.flatMap((part) => part.resources.map((one) => one.place.address));
    return `${account ?? 'none'}: ${names.join(', ')}`;
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
      [`${A}: x, y`],
    ],
    [
      'two accounts told, and an input that tells none',
      [deployment('a', A, [group('x')]), deployment('b', B, [group('y')]), deployment('c', undefined, [group('z')])],
      undefined,
      [`${A}: x`, `${B}: y`, 'none: z'],
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
      [`${B}: y`, 'none: x'],
    ],
    [
      'what seems nested and may hold more, besides what goes elsewhere',
      [{ ...nested('a', group('x')), gaps: [GAP] }, deployment('c', undefined, [group('y', B)])],
      undefined,
      [`${B}: y`, 'none: x'],
    ],
    [
      'what seems nested, besides what does not',
      [nested('a', group('x')), deployment('b', undefined, [group('z')]), deployment('c', undefined, [group('y', B)])],
      undefined,
      [`${B}: y`, 'none: x, z'],
    ],
  ])('%s', (_, deployments, declared, groups) => {
    expect(shown(deployments, declared)).toEqual(groups);
  });
});
