import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { render } from '../../src/report/index.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

const passes = savedReport('passes');
const command = /^::(error|warning|notice) (?:[A-Za-z]+=[^,:\r\n]*(?:,|(?=::)))+::[^\r\n]*$/;

async function lines(report: Report): Promise<string[]> {
  return (await render(report, 'github', optionsFor(passes))).trimEnd().split('\n');
}

describe('workflow commands', () => {
  test.each(savedReports)('of $name are whole lines, and no other line holds text of an input', async (saved) => {
    for (const line of await lines(saved.report)) {
      expect(line).toMatch(line.startsWith('::') ? command : /^(Nothing calls for action|There are \d+ \w+; the)/);
    }
  });

  test('have a level of their own for each verdict', async () => {
    expect((await lines(manyFindings(4))).map((line) => line.match(/::(\w+).*title=(\w+)/)?.slice(1))).toEqual([
      ['error', 'fail'],
      ['warning', 'unknown'],
      ['notice', 'warn'],
    ]);
  });

  test('are at most ten of a level, then comes their count', async () => {
    const all = await lines(manyFindings(4000));
    for (const level of ['error', 'warning', 'notice']) {
      expect(all.filter((line) => line.startsWith(`::${level} `))).toHaveLength(10);
      expect(all).toContain(`There are 1000 ${level}s; the first 10 are annotated.`);
    }
    expect(all).toHaveLength(33);
  });

  test('escape what would end a property or the command', async () => {
    const hostile = savedReport('hostile-names');
    const [first = ''] = await lines(hostile.report);
    expect(first).toContain('file=%3A%3Awarning c%3Adir name/%2541 日本<b>%2C;?#.yaml,line=2,endLine=2,col=2,');
    expect(first).toContain('%250A');
  });

  test('name no file where the input is standard input', async () => {
    const text = JSON.stringify(manyFindings(1, ['fail'])).replaceAll('roles/0.yaml', '-');
    expect((await lines(JSON.parse(text) as Report))[0]).toMatch(/^::error line=1,/);
  });

  test('warn where nothing could be judged', async () => {
    expect((await lines(savedReport('no-inputs').report))[0]).toMatch(/^::warning title=unknown/);
  });
});
