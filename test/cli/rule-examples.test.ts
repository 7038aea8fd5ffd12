import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'rule-examples-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const rules = readdirSync(join(repository, 'rules'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(join(repository, 'rules', name), 'utf8')));

/** The verdicts of one rule over a template. */
async function verdictsOf(rule: string, template: string): Promise<string[]> {
  const file = join(scratch, `${rule}.yaml`);
  writeFileSync(file, template);
  const run = await rolecall(['scan', file, '--no-config', '--only', rule, '-f', 'json']);
  const report: Report = JSON.parse(run.stdout);
  return report.scopes.flatMap((scope) => scope.findings.map((finding) => finding.verdict));
}

const shown = rules.filter(({ examples }) => examples.pass.cloudformation !== undefined);

describe('the examples of a rule show what the rule says', () => {
  it.each(shown)('$id passes', async ({ id, examples }) => {
    const verdicts = await verdictsOf(id, examples.pass.cloudformation);
    expect(verdicts.filter((verdict) => verdict !== 'pass')).toEqual([]);
  });

  it.each(shown)('$id does not pass', async ({ id, examples }) => {
    const verdicts = await verdictsOf(id, examples.fail.cloudformation);
    expect(verdicts).not.toEqual([]);
    expect(verdicts.filter((verdict) => verdict === 'pass' || verdict === 'unknown')).toEqual([]);
  });
});
