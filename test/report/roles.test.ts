import { describe, expect, test } from 'vitest';
import { renderRoles } from '../../src/report/index.js';
import { groupGrants } from '../../src/report/words/role.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

describe('the view of the roles', () => {
  test.each(savedReports)('of $name is as expected', async (saved) => {
    await expect(renderRoles(saved.report, optionsFor(saved))).toMatchFileSnapshot(saved.expected('roles.txt'));
  });

  test.each(savedReports)('of $name holds nothing that a terminal or GitHub acts upon', (saved) => {
    const text = renderRoles(saved.report, optionsFor(saved, { width: 60 }));
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text.split('\n').filter((line) => /^\s*(::|##\[)/.test(line))).toEqual([]);
  });

  test('puts principals together that are judged alike', () => {
    const [role] = savedReport('passes').report.scopes[0]?.roles ?? [];
    const [group, ...others] = groupGrants(role?.trust.grants ?? []);
    expect(others).toEqual([]);
    expect(group?.principals).toEqual(['arn:aws:iam::111122223333:user/alice', 'arn:aws:iam::111122223333:user/bob']);
  });

  test('shows the worst group first', () => {
    const [alice] = savedReport('passes').report.scopes[0]?.roles[0]?.trust.grants ?? [];
    const anyone = savedReport('fails-in-several-scopes').report.scopes[1]?.roles[0]?.trust.grants[0];
    const groups = groupGrants([alice, anyone].flatMap((grant) => grant ?? []));
    expect(groups.map(({ grant }) => grant.verdict)).toEqual(['fail', 'pass']);
  });
});
