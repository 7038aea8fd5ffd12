import { describe, expect, test } from 'vitest';
import type { Report, RuleInfo } from '../../src/model/index.js';
import { type RenderOptions, render } from '../../src/report/index.js';
import { manyFindings } from './many-findings.js';
import { optionsFor, rules, savedReport, savedReports } from './saved-reports.js';

interface SarifLocation {
  physicalLocation: {
    artifactLocation: { uri: string; uriBaseId?: string };
    region: { startLine: number; startColumn?: number; endLine?: number; endColumn?: number };
  };
}
interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: SarifLocation[];
  relatedLocations: (SarifLocation & { id: number })[];
  partialFingerprints: { primaryLocationLineHash: string };
  properties: { verdict: string };
}
interface SarifRule {
  id: string;
  shortDescription: { text: string };
  fullDescription: { text: string };
  help: { text: string };
  properties: { 'security-severity': string };
}
interface SarifLog {
  $schema: string;
  version: string;
  runs: { tool: { driver: { rules: SarifRule[] } }; automationDetails: { id: string }; results: SarifResult[] }[];
}

const passes = savedReport('passes');

async function sarif(report: Report, options: RenderOptions) {
  const log = JSON.parse(await render(report, 'sarif', options)) as SarifLog;
  const [run] = log.runs;
  if (!run) throw new Error('there is no run');
  return { ...run, log, rules: run.tool.driver.rules };
}

/** The one URI of a report whose only finding stands in that file. */
async function uriOf(file: string): Promise<SarifLocation['physicalLocation']['artifactLocation']> {
  const many = manyFindings(1, ['fail']);
  const [scope] = many.scopes;
  const findings = scope?.findings.map((finding) => ({ ...finding, location: { file } })) ?? [];
  const { results } = await sarif({ ...many, scopes: [{ ...many.scopes[0], findings }] } as Report, optionsFor(passes));
  return results[0]?.locations[0]?.physicalLocation.artifactLocation ?? { uri: '' };
}

describe.each(savedReports)('SARIF of $name, as GitHub asks for it', (saved) => {
  test('is one run of version 2.1.0 with results, if none at all', async () => {
    const { log, results } = await sarif(saved.report, optionsFor(saved));
    expect(log).toMatchObject({ $schema: expect.stringContaining('sarif-2.1.0'), version: '2.1.0' });
    expect(log.runs).toHaveLength(1);
    expect(Array.isArray(results)).toBe(true);
  });

  test('lists each rule once, with every text that is required', async () => {
    const { rules } = await sarif(saved.report, optionsFor(saved));
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) {
      for (const { text } of [rule.shortDescription, rule.fullDescription, rule.help]) expect(text).not.toBe('');
      expect(Number(rule.properties['security-severity'])).toBeGreaterThan(0);
      expect(rule.properties['security-severity']).toBeTypeOf('string');
    }
  });

  test('places each result, with a line and a URI that can be resolved', async () => {
    const { results, rules } = await sarif(saved.report, optionsFor(saved));
    for (const result of results) {
      expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(result.message.text).not.toBe('');
      expect(result.locations).toHaveLength(1);
      for (const { physicalLocation } of [...result.locations, ...result.relatedLocations]) {
        const { artifactLocation, region } = physicalLocation;
        expect(artifactLocation.uri).toMatch(/^[\w.~!$&'()*+,;=@%/-]+$/);
        expect(artifactLocation.uri.split('/')[0]).not.toContain(':');
        expect(region.startLine).toBeGreaterThanOrEqual(1);
        expect(region.endLine ?? region.startLine).toBeGreaterThanOrEqual(region.startLine);
      }
    }
  });

  test('links its message to related locations that exist, and to nothing else', async () => {
    const { results } = await sarif(saved.report, optionsFor(saved));
    for (const result of results) {
      const links = [...result.message.text.matchAll(/[^\\]\]\(([^)]*)\)/g)].map((link) => Number(link[1]));
      expect(links).toEqual(result.relatedLocations.map((location) => location.id));
    }
  });

  test('tells alerts apart by fingerprints', async () => {
    const { results } = await sarif(saved.report, optionsFor(saved));
    const prints = results.map((result) => result.partialFingerprints.primaryLocationLineHash);
    expect(new Set(prints).size).toBe(prints.length);
    for (const print of prints) expect(print).toMatch(/^[0-9a-f]{16}:\d+$/);
  });
});

describe('SARIF', () => {
  test('has a level of its own for each verdict, and no result for what passed', async () => {
    const { results } = await sarif(manyFindings(8), optionsFor(passes));
    expect(results.map(({ level, properties }) => [level, properties.verdict])).toEqual([
      ['error', 'fail'],
      ['error', 'fail'],
      ['warning', 'unknown'],
      ['warning', 'unknown'],
      ['note', 'warn'],
      ['note', 'warn'],
    ]);
  });

  test('has no result for what is waived', async () => {
    const waived = savedReport('waived');
    expect((await sarif(waived.report, optionsFor(waived))).results).toEqual([]);
  });

  test('is of the category that is asked for, and of none else', async () => {
    const asked = await sarif(passes.report, optionsFor(passes, { sarifCategory: 'support/prod/' }));
    expect(asked.automationDetails).toEqual({ id: 'support/prod/' });
    expect(await sarif(passes.report, optionsFor(passes))).not.toHaveProperty('automationDetails');
  });

  test.each<[RuleInfo['worst'], string, string]>([
    [undefined, 'error', 'error'],
    ['fail', 'error', 'error'],
    ['warn', 'note', 'recommendation'],
  ])('has a rule whose worst is %s at its level', async (worst, level, problem) => {
    const [rule] = rules;
    if (rule === undefined) throw new Error('there is no rule');
    const run = await sarif(passes.report, optionsFor(passes, { rules: [worst ? { ...rule, worst } : rule] }));
    expect(run.rules[0]).toMatchObject({
      helpUri: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html',
      defaultConfiguration: { level },
      properties: { 'problem.severity': problem },
    });
  });

  test('keeps to the number of results that GitHub accepts, and says what it leaves out', async () => {
    const report = manyFindings(25_010, ['fail']);
    const { results, log } = await sarif(report, optionsFor(passes));
    expect(results).toHaveLength(25_000);
    expect(JSON.stringify(log)).toContain('10 further results are left out.');
  });

  test('counts the occurrences of one fingerprint', async () => {
    const report = manyFindings(2, ['fail']);
    const same = JSON.parse(JSON.stringify(report).replaceAll('0000000000000001', '0000000000000000')) as Report;
    const { results } = await sarif(same, optionsFor(passes));
    expect(results.map((result) => result.partialFingerprints.primaryLocationLineHash)).toEqual([
      '0000000000000000:1',
      '0000000000000000:2',
    ]);
  });

  test('lists a rule that only a finding names', async () => {
    const { rules, results } = await sarif(manyFindings(1, ['fail']), { ...optionsFor(passes), rules: [] });
    expect(rules.map((rule) => rule.id)).toEqual(['support-role-exists']);
    expect(results[0]?.ruleIndex).toBe(0);
  });

  test.each([
    ['infra/main.tf', { uri: 'infra/main.tf', uriBaseId: '%SRCROOT%' }],
    ['./infra/main.tf', { uri: 'infra/main.tf', uriBaseId: '%SRCROOT%' }],
    ['../other/main.tf', { uri: '../other/main.tf', uriBaseId: '%SRCROOT%' }],
    ['a:b/c:d.yaml', { uri: 'a%3Ab/c%3Ad.yaml', uriBaseId: '%SRCROOT%' }],
    ['a b/ü#?.yaml', { uri: 'a%20b/%C3%BC%23%3F.yaml', uriBaseId: '%SRCROOT%' }],
    ['50%.yaml', { uri: '50%25.yaml', uriBaseId: '%SRCROOT%' }],
    ['half \ud800', { uri: 'half%20%EF%BF%BD', uriBaseId: '%SRCROOT%' }],
    ['infra\\main.tf', { uri: 'infra%5Cmain.tf', uriBaseId: '%SRCROOT%' }],
    ['C:/infra/main.tf', { uri: 'file:///C:/infra/main.tf' }],
    ['/infra/main file.tf', { uri: 'file:///infra/main%20file.tf' }],
    ['-', { uri: '-', uriBaseId: '%SRCROOT%' }],
    ['', { uri: '.', uriBaseId: '%SRCROOT%' }],
  ])('makes a URI of %j', async (file, expected) => {
    expect(await uriOf(file)).toEqual(expected);
  });
});
