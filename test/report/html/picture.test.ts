import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grant, ReportRole, ReportScope, Verdict } from '../../../src/model/index.js';
import { acrossLayout, type Box, broken, downLayout, type Layout } from '../../../src/report/html/picture/layout.js';
import { graphOf } from '../../../src/report/picture/graph.js';
import { savedReport } from '../saved-reports.js';

const [scope] = savedReport('passes').report.scopes;
const [role] = scope?.roles ?? [];
if (!scope || !role) throw new Error('the saved report has no role');

function grant(principal: string, verdict: Verdict = 'pass', conditions: string[] = []): Grant {
  return { principal, class: 'principals', verdict, person: 'yes', conditions, under: [], reasons: [], path: [] };
}

function roleOf(name: string, grants: readonly Grant[], verdict: Verdict = 'pass'): ReportRole {
  return {
    ...(role as ReportRole),
    name,
    address: name,
    trust: { class: 'principals', verdict, person: 'yes', grants, reasons: [] },
  };
}

function scopeOf(...roles: ReportRole[]): ReportScope {
  return { ...(scope as ReportScope), roles };
}

describe('the graph of a scope', () => {
  test('leads from principals through roles to policies', () => {
    const graph = graphOf(scopeOf(roleOf('a', [grant('arn:aws:iam::111122223333:role/ops/Oncall')])));
    expect(graph.principals).toMatchObject([{ title: 'ops/Oncall', lines: ['role of account 111122223333'] }]);
    expect(graph.roles).toMatchObject([{ title: 'a', verdict: 'pass' }]);
    expect(graph.policies).toMatchObject([{ title: 'AWSSupportAccess' }]);
    expect([graph.entering, graph.giving]).toEqual([
      [{ from: 0, to: 0, kind: 'pass' }],
      [{ from: 0, to: 0, kind: 'gives' }],
    ]);
  });

  test.each([
    ['arn:aws:iam::111122223333:root', 'account 111122223333', ['whoever its policies allow']],
    ['arn:aws:iam::<own account>:root', 'the own account', ['whoever its policies allow']],
    ['444455556666', 'account 444455556666', ['whoever its policies allow']],
    ['arn:aws:iam::<own account>:user/alice', 'alice', ['user of the own account']],
    ['arn:aws:sts::111122223333:assumed-role/R/alice', 'R/alice', ['session of account 111122223333']],
    ['federated:arn:aws:iam::111122223333:saml-provider/Corp', 'Corp', ['SAML provider of account 111122223333']],
    ['federated:cognito-identity.amazonaws.com', 'cognito-identity.amazonaws.com', []],
    ['service:ec2.amazonaws.com', 'ec2.amazonaws.com', ['AWS service']],
    ['*', 'named users or roles', []],
    ['unknown', 'a principal that cannot be told', []],
    ['AIDAEXAMPLE', 'AIDAEXAMPLE', []],
  ])('names %s', (principal, title, lines) => {
    expect(graphOf(scopeOf(roleOf('a', [grant(principal)]))).principals).toMatchObject([{ title, lines }]);
  });

  test('tells the conditions of a principal', () => {
    const conditions = ['aws:MultiFactorAuthPresent is true'];
    const { principals } = graphOf(scopeOf(roleOf('a', [grant('*', 'pass', conditions)])));
    expect(principals[0]?.lines).toEqual(['if aws:MultiFactorAuthPresent is true']);
  });

  test('draws a principal of several roles once, and the worst role first', () => {
    const graph = graphOf(scopeOf(roleOf('a', [grant('x')]), roleOf('b', [grant('x'), grant('y', 'fail')], 'fail')));
    expect(graph.roles.map(({ title }) => title)).toEqual(['b', 'a']);
    expect(graph.principals.map(({ title }) => title)).toEqual(['y', 'x']);
    expect(graph.entering).toHaveLength(3);
    expect(graph.policies).toHaveLength(1);
  });

  test('shows a role that nobody is seen to assume', () => {
    const { trust, ...rest } = roleOf('a', []);
    const hidden = { ...rest, trust: { ...trust, reasons: [{ code: 'sensitive', message: 'Sensitive.' }] } };
    expect(graphOf(scopeOf(hidden)).principals).toMatchObject([{ title: 'not shown', full: 'Sensitive.' }]);
    expect(graphOf(scopeOf({ ...rest, trust })).principals).toMatchObject([{ title: 'named users or roles' }]);
  });

  test('leaves out what would be too much, and says how much', () => {
    const grants = Array.from({ length: 9 }, (_, index) => grant(`p${index}`));
    const graph = graphOf(scopeOf(...Array.from({ length: 20 }, (_, index) => roleOf(`r${index}`, grants))));
    expect(graph.roles).toHaveLength(12);
    expect(graph.rest).toBe(8);
    expect(graph.principals.map(({ title }) => title)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', '3 more']);
  });

  test('draws what cannot be told as such', () => {
    const via = [{ kind: 'attachment', address: 'a', policy: 'unknown' }] as const;
    const graph = graphOf(scopeOf({ ...roleOf('a', [grant('x')]), supportAccess: 'unknown', via }));
    expect(graph.policies).toMatchObject([{ title: 'a policy that cannot be told', verdict: 'unknown' }]);
    expect(graph.giving).toEqual([{ from: 0, to: 0, kind: 'unknown' }]);
  });
});

const anyRole = fc
  .array(fc.tuple(fc.string({ maxLength: 90 }), fc.constantFrom<Verdict>('pass', 'warn', 'fail')), { maxLength: 9 })
  .map((grants) =>
    roleOf(
      'a role',
      grants.map(([principal, verdict]) => grant(principal, verdict, [principal])),
    ),
  );

describe.each([
  ['across', acrossLayout],
  ['down', downLayout],
] as const)('the layout %s', (_, layout) => {
  test('keeps every box inside and apart from the others', () => {
    fc.assert(
      fc.property(fc.array(anyRole, { maxLength: 5 }), (roles) => {
        const laid = layout(graphOf(scopeOf(...roles)));
        for (const box of laid.boxes) expect(isInside(box, laid)).toBe(true);
        for (const [index, box] of laid.boxes.entries()) {
          expect(laid.boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
        }
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});

function isInside({ x, y, width, height }: Box, layout: Layout): boolean {
  return x >= 0 && y >= 0 && x + width <= layout.width && y + height <= layout.height + 0.01;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('a text that is broken to fit', () => {
  test.each([
    ['incident-responders', 30, 2, ['incident-responders']],
    ['AWSIncidentResponseSupportRole', 24, 2, ['AWSIncidentResponseSuppo', 'rtRole']],
    ['role/team-of-incident/responders', 20, 2, ['role/team-of-', 'incident/responders']],
    ['one two three four', 9, 2, ['one two', 'three fo…']],
    ['日本日本日本', 6, 2, ['日本日', '本日本']],
    ['', 6, 2, []],
  ])('%j reads in %i columns', (text, columns, most, expected) => {
    expect(broken(text, columns, most)).toEqual(expected);
  });
});
