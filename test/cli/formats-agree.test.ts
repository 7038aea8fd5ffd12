import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.js';
import { repository, rolecall } from './run-cli.js';

const cwd = mkdtempSync(join(tmpdir(), 'formats-agree-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const good = readFileSync(join(repository, 'fixtures/scan/trust-names-a-user/template.yaml'), 'utf8');
const plan = {
  format_version: '2.0',
  terraform_version: '2.0.0',
  planned_values: {},
  resource_changes: [],
  configuration: {},
};
mkdirSync(join(cwd, 'empty'));
writeFileSync(join(cwd, 'future.json'), JSON.stringify(plan));
writeFileSync(join(cwd, 'truncated.json'), JSON.stringify(plan).slice(0, -4));
writeFileSync(join(cwd, 'partly.yaml'), `Resources:\n  Typeless: { Properties: {} }\n`);
writeFileSync(join(cwd, 'good.yaml'), good);

async function scanned(paths: readonly string[]) {
  const args = ['--no-config', ...paths];
  const [json, sarif] = await Promise.all(
    ['json', 'sarif'].map((format) => rolecall(['scan', ...args, '-f', format], { cwd })),
  );
  const report = JSON.parse(json?.stdout ?? '');
  const [run] = JSON.parse(sarif?.stdout ?? '').runs;
  return { exit: json?.exit, report, run };
}

describe('what could not be analysed is told alike in every format', () => {
  it.each([
    ['a plan of an unknown format', ['future.json'], { analyzed: 0, failed: 1 }],
    ['a plan that is cut off', ['truncated.json'], { analyzed: 0, failed: 1 }],
    ['a part of a template', ['good.yaml', 'partly.yaml'], { analyzed: 2, failed: 0 }],
    ['a plan beside a good template', ['good.yaml', 'future.json'], { analyzed: 1, failed: 1 }],
    ['nothing', ['empty'], { analyzed: 0, failed: 0 }],
  ])('%s', async (_, paths, summary) => {
    const { exit, report, run } = await scanned(paths);
    expect(exit).toBe(3);
    expect(report.summary).toMatchObject(summary);
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications).toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  it('and a run that judged all it was given is successful', async () => {
    const { exit, run } = await scanned(['good.yaml']);
    expect(exit).toBe(0);
    expect(run.invocations[0].executionSuccessful).toBe(true);
    expect(run.results).toEqual([]);
  });

  it('a run that judged nothing has a result, which a service shows', async () => {
    const { run } = await scanned(['empty']);
    expect(run.results).toMatchObject([{ ruleId: 'no-answer', level: 'warning' }]);
    expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe('no-answer');
  });
});

describe('that the role is declared elsewhere, and why', () => {
  const bucket = join(repository, 'fixtures/config/scopes/vendor/bucket.yaml');
  const reason = 'The landing zone makes it.';
  writeFileSync(join(cwd, 'bucket.yaml'), readFileSync(bucket));
  writeFileSync(
    join(cwd, 'rolecall.yaml'),
    JSON.stringify({ scopes: [{ name: 'audit', include: ['bucket.yaml'], presence: 'elsewhere', reason }] }),
  );

  it.each(formats)('is in %s', async (format) => {
    const run = await rolecall(['scan', 'bucket.yaml', '-f', format], { cwd });
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain(reason);
  });

  it('is in the text of --quiet', async () => {
    expect((await rolecall(['scan', 'bucket.yaml', '-q'], { cwd })).stdout).toContain(reason);
  });

  it('is no alert of code scanning, an annotation of GitHub and an item of GitLab that informs', async () => {
    const [sarif, github, gitlab] = await Promise.all(
      ['sarif', 'github', 'gitlab'].map((format) => rolecall(['scan', 'bucket.yaml', '-f', format], { cwd })),
    );
    const [run] = JSON.parse(sarif?.stdout ?? '').runs;
    expect(run.results).toEqual([]);
    expect(run.invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'note', associatedRule: { id: 'support-role-exists' } },
    ]);
    expect(github?.stdout).toMatch(/^::notice file=bucket.yaml,.*title=waived%3A support-role-exists::/);
    expect(JSON.parse(gitlab?.stdout ?? '')).toMatchObject([{ severity: 'info', check_name: 'support-role-exists' }]);
  });
});
