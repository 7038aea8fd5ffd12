import { describe, expect, it } from 'vitest';
import type { Scope } from '../../src/accounts/index.js';
import { labelled } from '../../src/judge/labels.js';

const [A, B] = ['111122223333', '444455556666'];

function audited(input: string, declared?: string): Scope {
  const deployment = {
    input,
    kind: 'terraform-plan',
    account: undefined,
    resources: [],
    gaps: [],
    problems: [],
  } as const;
  return { ...scope(declared), provider: 'aws.audit', deployments: [deployment] };
}

function scope(declared?: string, account?: string): Scope {
  const who = { ...(declared === undefined ? {} : { declared }), ...(account === undefined ? {} : { account }) };
  return { ...who, deployments: [], unread: [] };
}

describe('what reports call a scope', () => {
  it.each<[string, readonly Scope[], readonly string[]]>([
    ['nothing is declared, and one account', [scope(undefined, A)], ['default']],
    ['nothing is declared, and no account is told', [scope()], ['default']],
    ['nothing is declared, and several accounts', [scope(undefined, A), scope(undefined, B)], [A, B]],
    ['nothing is declared, and one of them is not told', [scope(undefined, A), scope()], [A, 'unassigned']],
    ['one that only its provider tells, alone', [audited('a')], ['default']],
    ['one that only its provider tells', [scope(undefined, A), audited('a')], [A, 'aws.audit']],
    ['two that only providers of one name tell', [audited('a'), audited('b')], ['aws.audit of a', 'aws.audit of b']],
    ['one of a declared scope', [scope('prod', A), audited('a', 'prod')], [`prod/${A}`, 'prod/aws.audit']],
    ['a declared one', [scope('prod', A)], ['prod']],
    ['a declared one that goes to several accounts', [scope('prod', A), scope('prod', B)], [`prod/${A}`, `prod/${B}`]],
    ['what no scope includes', [scope('prod', A), scope(undefined, B)], ['prod', 'unassigned']],
    [
      'what no scope includes, in several accounts',
      [scope('prod', A), scope(undefined, A), scope(undefined, B), scope()],
      ['prod', `unassigned/${A}`, `unassigned/${B}`, 'unassigned'],
    ],
    [
      'one that is named as a part of another would be',
      [scope('prod', A), scope('prod', B), scope(`prod/${A}`)],
      [`prod (${A})`, `prod/${B}`, `prod/${A}`],
    ],
  ])('%s', (_, scopes, names) => {
    expect(labelled(scopes).map(({ name }) => name)).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });
});
