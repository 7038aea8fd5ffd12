import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { render } from '../../src/report/index.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, savedReport, savedReports } from './saved-reports.js';

interface CodeQualityIssue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: string;
  location: { path: string; lines: { begin: number } };
}

async function issues(report: Report): Promise<CodeQualityIssue[]> {
  return JSON.parse(await render(report, 'gitlab', optionsFor(savedReport('passes')))) as CodeQualityIssue[];
}

describe("GitLab's Code Quality report", () => {
  test.each(savedReports)('of $name has every key that GitLab asks for', async (saved) => {
    for (const issue of await issues(saved.report)) {
      expect(issue.description).not.toBe('');
      expect(issue.check_name).not.toBe('');
      expect(issue.fingerprint).toMatch(/^[0-9a-f]{16}(-\d+)?$/);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
      expect(issue.location.path).toMatch(/^(?!\.\/)./);
      expect(issue.location.lines.begin).toBeGreaterThanOrEqual(1);
    }
  });

  test('begins with no byte order mark', async () => {
    const passes = savedReport('passes');
    expect(await render(passes.report, 'gitlab', optionsFor(passes))).toBe('[]\n');
  });

  test('has a severity of its own for each verdict', async () => {
    expect((await issues(manyFindings(4))).map(({ severity }) => severity)).toEqual(['critical', 'major', 'minor']);
  });

  test('never has one fingerprint twice', async () => {
    const text = JSON.stringify(manyFindings(100)).replaceAll(/"fingerprint":"[0-9a-f]+"/g, '"fingerprint":"ab"');
    const prints = (await issues(JSON.parse(text) as Report)).map((issue) => issue.fingerprint);
    expect(prints.slice(0, 3)).toEqual(['ab', 'ab-2', 'ab-3']);
    expect(new Set(prints).size).toBe(75);
  });

  test.each([['no-inputs'], ['nothing-could-be-read']])('of %s is not empty', async (name) => {
    expect((await issues(savedReport(name).report)).length).toBeGreaterThan(0);
  });
});
