import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

/** What a folder of `fixtures/scan` says must come out, for both twins alike unless it tells them apart. */
interface Expected {
  readonly args?: readonly string[];
  readonly exit: number;
  readonly verdict: string;
  readonly supportAccess: string;
  readonly classes: readonly string[];
  /** Words that the reasons of the near misses hold, one each; every near miss must be named. */
  readonly nearMisses?: readonly string[];
  /** `rule verdict`, all that do not pass. */
  readonly findings: readonly string[];
}

const folder = join(repository, 'fixtures/scan');
const twins = { terraform: 'plan.json', cloudformation: 'template.yaml' } as const;

const cases = readdirSync(folder).flatMap((name) => {
  const expected = parse(readFileSync(join(folder, name, 'expected.yaml'), 'utf8'));
  const languages = (['terraform', 'cloudformation'] as const).filter((one) =>
    existsSync(join(folder, name, twins[one])),
  );
  return languages.map((language) => ({
    name,
    language,
    expected: (expected[language] ?? expected) as Expected,
  }));
});

describe('scan, both languages as twins where a template can show it', () => {
  it.each(cases)('$name, $language', async ({ name, language, expected }) => {
    const input = join('fixtures/scan', name, twins[language]);
    const run = await rolecall(['scan', input, '--no-config', '-f', 'json', ...(expected.args ?? [])]);
    expect(run.stderr).toBe('');
    const report: Report = JSON.parse(run.stdout);
    const scope = report.scopes[0];
    expect({
      exit: run.exit,
      verdict: report.verdict,
      supportAccess: scope?.supportAccess,
      classes: scope?.roles.map((role) => role.trust.class),
      findings: scope?.findings
        .filter((finding) => finding.verdict !== 'pass')
        .map((finding) => `${finding.ruleId} ${finding.verdict}`)
        .sort(),
    }).toEqual({
      exit: expected.exit,
      verdict: expected.verdict,
      supportAccess: expected.supportAccess,
      classes: expected.classes,
      findings: [...expected.findings].sort(),
    });
    const reasons = scope?.nearMisses.map((miss) => miss.reason) ?? [];
    expect(reasons).toHaveLength(expected.nearMisses?.length ?? 0);
    for (const words of expected.nearMisses ?? []) expect(reasons.join('\n')).toContain(words);
  });
});
