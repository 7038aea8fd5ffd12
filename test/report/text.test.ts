import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { render } from '../../src/report/index.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

const several = savedReport('fails-in-several-scopes');
const passes = savedReport('passes');

describe('text', () => {
  test.each(savedReports)('of $name holds no character that a terminal acts upon', async (saved) => {
    const text = await render(saved.report, 'text', optionsFor(saved, { verbose: true }));
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test.each(savedReports)('of $name has no line that GitHub takes for a command', async (saved) => {
    const text = await render(saved.report, 'text', optionsFor(saved, { verbose: true, width: 40 }));
    expect(text.split('\n').filter((line) => /^\s*(::|##\[)/.test(line))).toEqual([]);
  });

  test.each(savedReports)('of $name differs in colour by escapes only', async (saved) => {
    const plain = await render(saved.report, 'text', optionsFor(saved));
    const coloured = await render(saved.report, 'text', optionsFor(saved, { color: true }));
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  test('keeps to the width of the terminal, but for long words', async () => {
    const text = await render(several.report, 'text', optionsFor(several, { width: 60 }));
    const long = text.split('\n').filter((line) => line.length > 60 && line.trim().split(/\s+/).length > 2);
    expect(long.filter((line) => !line.includes('-->'))).toEqual([]);
  });

  test('when quiet, keeps the answer and all that does not pass', async () => {
    const text = await render(several.report, 'text', optionsFor(several, { quiet: true }));
    expect(text).toContain('FAIL  3 scopes');
    expect(text).toContain('fail[support-role-exists]');
    expect(text).toContain('unknown[support-role-trust-scoped]');
    expect(text).toContain('warn[');
    expect(text).not.toMatch(/Near misses|evaluated|plan-targeted/);
  });

  test('when verbose, says why the rule exists and what was skipped', async () => {
    expect(await render(several.report, 'text', optionsFor(several, { verbose: true }))).toContain('= why: ');
    expect(await render(passes.report, 'text', optionsFor(passes, { verbose: true }))).toContain(
      'skipped  infra/README.json',
    );
  });

  test('names the witness, its route and who can assume it', async () => {
    const text = await render(passes.report, 'text', optionsFor(passes));
    expect(text).toContain('pass: `aws_iam_role.support` gives access to AWS Support.\n');
    expect(text).toContain('(aws_iam_role.support)\n   = by: arn:aws:iam::aws:policy/AWSSupportAccess attached by');
    expect(text).toContain('\n   = for: arn:aws:iam::111122223333:user/alice');
  });

  test('names a few of many witnesses', async () => {
    const [scope] = passes.report.scopes;
    const roles = Array.from({ length: 9 }, () => scope?.roles ?? []).flat();
    const many = { ...passes.report, scopes: [{ ...scope, roles }] } as Report;
    expect(await render(many, 'text', optionsFor(passes))).toContain('pass: and 6 more;');
  });

  test('speaks of failure only where something failed', async () => {
    expect(await render(passes.report, 'text', optionsFor(passes))).not.toMatch(/fail|unknown/i);
  });

  test('shows no line of JSON that could not be read', async () => {
    const unread = savedReport('nothing-could-be-read');
    expect(await render(unread.report, 'text', optionsFor(unread))).not.toContain('hunter2');
  });

  test('says what to do once for each rule', async () => {
    const text = await render(manyFindings(6, ['fail']), 'text', optionsFor(passes));
    expect(text.split('= help: ')).toHaveLength(2);
    expect(text.indexOf('= help: ')).toBeLessThan(text.indexOf('Finding 1 holds.'));
  });

  test.each([
    [5, 1],
    [6, 2],
    [40, 2],
  ])('of %i findings says the answer %i times', async (count, times) => {
    const report = manyFindings(count, ['fail']);
    const text = await render(report, 'text', optionsFor(passes));
    expect(text.match(/^FAIL {2}/gm)).toHaveLength(times);
    if (times > 1) expect(text.trimEnd().split('\n').at(-1)).toBe(text.split('\n')[0]);
  });

  test('is silent of files that are none of ours, unless it is verbose', async () => {
    const location = { file: 'package.json' };
    const message = 'This looks like other JSON.';
    const problem = { code: 'not-an-input', severity: 'note', message, location } as const;
    const input = { path: 'package.json', status: 'skipped', problems: [problem] } as const;
    const report: Report = { ...passes.report, inputs: [...passes.report.inputs, input] };
    expect(await render(report, 'text', optionsFor(passes))).not.toContain('package.json');
    expect(await render(report, 'text', optionsFor(passes, { verbose: true }))).toContain(
      'skipped  package.json: This looks like other JSON.',
    );
  });

  test('tells of near misses once', async () => {
    const { report } = several;
    const text = await render(report, 'text', optionsFor(several, { verbose: true }));
    const misses = report.scopes.flatMap(({ nearMisses }) => nearMisses);
    expect(misses.length).toBeGreaterThan(0);
    for (const { reason } of misses) expect(text.split(reason)).toHaveLength(2);
  });
});
