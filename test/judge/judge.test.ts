import { describe, expect, it } from 'vitest';
import { type JudgeSettings, judge } from '../../src/judge/index.js';
import type { Deployment, Input, Read, Report } from '../../src/model/index.js';
import { builtinRules } from '../../src/rules/index.js';
import { declaredWaiver } from '../../src/waivers/index.js';
import { OWN, plan, role, SUPPORT, trust } from '../scope/build.js';

/** An input that was read by hand: its deployments, and what else is said of it. */
function input(path: string, deployments: readonly Deployment[], more: Partial<Input> = {}): Input {
  const own = deployments.map((one) => ({ ...one, input: path, resources: one.resources.map(at(path)) }));
  const nothing = { problems: [], parts: [], takesIn: [], ignores: [], constructs: [] };
  return { path, kind: 'terraform-plan', status: 'analyzed', ...nothing, deployments: own, ...more };
}

function at(path: string) {
  return <T extends Deployment['resources'][number]>(one: T): T => ({ ...one, place: { ...one.place, input: path } });
}

const settings: JudgeSettings = {
  baselines: [],
  fromRoot: (name) => name,
  ignores: true,
  isRule: () => true,
  levels: {},
  locked: [],
  parameterFiles: [],
  rules: builtinRules.filter(({ id }) => ['support-role-exists', 'support-role-trust-scoped'].includes(id)),
  runs: () => true,
  scopes: [],
  targetsOf: () => [{ parameters: {} }],
  today: '2027-01-31',
  trusted: { trustedAccounts: [], trustedOrganizations: [], trustedIssuers: [] },
  waivers: [],
};

function judged(inputs: readonly Input[], more: Partial<JudgeSettings> = {}): Report {
  const read: Read = { inputs, locate: ({ input: file, address }) => ({ file, ...(address && { address }) }) };
  return judge(read, { ...settings, ...more });
}

/** `rule verdict`, with what it was waived by. */
function shown({ scopes }: Report): string[] {
  return scopes.flatMap(({ findings }) =>
    findings.map(({ ruleId, verdict, waived }) => [ruleId, verdict, ...(waived ? [waived.reason] : [])].join(' ')),
  );
}

const supported = (who?: string) => plan(role('support', { managedPolicies: [SUPPORT], trust: trust(who) }));
const bare = plan(role('other'));

describe('what was read is judged', () => {
  it.each<[string, readonly Input[], Partial<JudgeSettings>, readonly string[]]>([
    [
      'a scoped role',
      [input('a.json', [supported()])],
      {},
      ['support-role-exists pass', 'support-role-trust-scoped pass'],
    ],
    ['no role', [input('a.json', [bare])], {}, ['support-role-exists fail']],
    [
      'at the level that is configured',
      [input('a.json', [bare])],
      { levels: { 'support-role-exists': 'warn' } },
      ['support-role-exists warn'],
    ],
    [
      'with the accounts that are trusted',
      [input('a.json', [supported('444455556666')])],
      { account: OWN, trusted: { ...settings.trusted, trustedAccounts: ['444455556666'] } },
      ['support-role-exists pass', 'support-role-trust-scoped pass'],
    ],
    [
      'with what waivers let through',
      [input('a.json', [bare])],
      {
        waivers: [
          declaredWaiver({ rule: 'support-role-exists', scope: 'default', reason: 'Soon.' }, { input: 'c', path: [] }),
        ],
      },
      ['support-role-exists fail Soon.'],
    ],
    [
      'without waivers, where they are to have no effect',
      [input('a.json', [bare])],
      {
        ignores: false,
        waivers: [
          declaredWaiver({ rule: 'support-role-exists', scope: 'default', reason: 'Soon.' }, { input: 'c', path: [] }),
        ],
      },
      ['support-role-exists fail'],
    ],
    [
      'what cannot be read bars a no',
      [
        input('a.json', [bare]),
        input('b.json', [], {
          status: 'failed',
          problems: [{ code: 'json-syntax', severity: 'error', message: 'This is no valid JSON.' }],
        }),
      ],
      {},
      ['support-role-exists unknown'],
    ],
    ['nothing, where nothing was analysed', [input('a.json', [], { status: 'skipped' })], {}, []],
    [
      'what another one nests is no input of its own',
      [input('a.json', [bare], { parts: ['b.json'] }), input('b.json', [supported()])],
      {},
      ['support-role-exists fail'],
    ],
  ])('%s', (_, inputs, more, expected) => {
    expect(shown(judged(inputs, more))).toEqual(expected);
  });

  it('has the inputs in the order of their names, and counts them', () => {
    const report = judged([
      input('b.json', [bare]),
      input('a.json', [supported()]),
      input('c', [], { status: 'skipped' }),
    ]);
    expect(report.inputs.map(({ path }) => path)).toEqual(['a.json', 'b.json', 'c']);
    expect(report.summary).toMatchObject({ inputs: 3, analyzed: 2, skipped: 1, failed: 0 });
  });

  it('names parameters that no template declares, once, and not where one could not be read', () => {
    const parameterFiles = [{ file: 'p.json', names: ['Trusted', 'Vendor'], covers: () => true }];
    const template = input('a.yaml', [bare], { kind: 'cloudformation', parameters: ['Trusted', 'Vendors'] });
    expect(judged([template], { parameterFiles }).warnings).toMatchObject([
      { code: 'parameter-not-declared', message: expect.stringContaining('`Vendor` (did you mean `Vendors`?)') },
    ]);
    const broken = input('b.yaml', [], { kind: 'cloudformation', status: 'failed' });
    expect(judged([template, broken], { parameterFiles }).warnings).toEqual([]);
  });

  it('says which construct makes a resource', () => {
    const made = plan(role('support', { managedPolicies: [SUPPORT] }));
    const resources = made.resources.map((one) => ({ ...one, place: { ...one.place, path: ['Resources', 'Role'] } }));
    const constructs = [{ input: 'a.yaml', id: 'Role', path: 'Stack/SupportRole/Resource' }];
    const [scope] = judged([input('a.yaml', [{ ...made, resources }], { constructs })]).scopes;
    expect(scope?.findings[0]?.related).toMatchObject([{ message: 'The construct `Stack/SupportRole` makes it.' }]);
  });
});

describe('the fingerprint of a finding', () => {
  const of = (report: Report) =>
    report.scopes.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
  const public_ = supported('*');

  it('stays while lines move and words change', () => {
    const moved = plan(role('support', { managedPolicies: [SUPPORT], trust: trust('*'), trustPath: ['x', 1] }));
    expect(of(judged([input('a.json', [moved])]))).toEqual(of(judged([input('a.json', [public_])])));
  });

  it('is that of the rule, the scope, the file and the resource', () => {
    const [exists, scoped] = of(judged([input('a.json', [public_])]));
    const [alsoExists, elsewhere] = of(judged([input('b.json', [public_])]));
    expect(exists).not.toBe(scoped);
    expect(alsoExists).toBe(exists);
    expect(elsewhere).not.toBe(scoped);
    expect(of(judged([input('a.json', [public_])], { account: OWN }))).not.toContain(scoped);
  });
});
