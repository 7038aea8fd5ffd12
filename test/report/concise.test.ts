import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { render } from '../../src/report/index.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

async function lines(report: Report): Promise<string[]> {
  return (await render(report, 'concise', optionsFor(savedReport('passes')))).split('\n');
}

describe('the concise format', () => {
  test('has a line for each finding, the worst first, and then the answer', async () => {
    const [first, second, ...rest] = await lines(manyFindings(40, ['warn', 'fail']));
    expect(first).toBe('roles/1.yaml:2:1: fail[support-role-exists] Finding 1 holds.');
    expect(second).toBe('roles/11.yaml:12:1: fail[support-role-exists] Finding 11 holds.');
    expect(rest).toHaveLength(40);
    expect(rest.slice(-2)).toEqual([expect.stringMatching(/^fail: /), '']);
  });

  test('has no more than the answer where nothing calls for action', async () => {
    expect(await lines(savedReport('passes').report)).toEqual([
      'pass: prod (account 111122223333) will have a role that gives access to AWS Support.',
      '',
    ]);
  });

  test('names the scope where there are several', async () => {
    const [first] = await lines(savedReport('fails-in-several-scopes').report);
    expect(first).toMatch(/^\S+: fail\[[\w-]+\] .* \([\w-]+\)$/);
  });

  test('tells what could not be read', async () => {
    expect((await lines(savedReport('nothing-could-be-read').report)).join('\n')).toMatch(
      /^broken\.yaml:\d+:\d+: error\[yaml-syntax\] /m,
    );
  });

  test.each(savedReports)('of $name has no line that is no line of its own', async ({ report }) => {
    const open = report.scopes.flatMap(({ findings }) =>
      findings.filter(({ verdict, waived }) => waived || verdict !== 'pass'),
    );
    const errors = report.inputs.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'));
    expect(await lines(report)).toHaveLength(open.length + errors.length + 2);
  });
});
