import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type * as Api from '../../src/index.js';
import { repository, rolecall } from '../cli/run-cli.js';

/** As it is installed. */
const { analyze, render, formats, couldNotAnalyze, UsageError }: typeof Api = await import(
  join(repository, 'dist/index.js')
);

const scratch = mkdtempSync(join(tmpdir(), 'api-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const paths = ['fixtures/demo', 'fixtures/scan/trust-is-public'];

describe('the programmatic API', () => {
  it.each(['json', 'text', 'sarif'] as const)('gives the report that the command line prints as %s', async (format) => {
    const report = await analyze(paths, { cwd: repository });
    const printed = await rolecall(['scan', ...paths, '-f', format]);
    expect(await render(report, format, { cwd: repository })).toBe(printed.stdout);
  });

  it('takes the options that change a report', async () => {
    const options = { cwd: repository, config: false, account: '111122223333', only: ['support-role-exists'] } as const;
    const report = await analyze(paths, options);
    expect(report.scopes).toMatchObject([{ account: '111122223333' }]);
    expect(report.scopes.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId))).toEqual([
      'support-role-exists',
    ]);
    expect(couldNotAnalyze(report)).toBe(false);
  });

  it('takes variables and the workspace of Terraform source, and the last value counts', async () => {
    const source = join(repository, 'fixtures/source');
    const inFolder = (folder: string) => ({ cwd: join(source, folder), config: false }) as const;
    const by = async (...variables: NonNullable<Api.ExtractOptions['variables']>) =>
      (await analyze(['.'], { ...inFolder('principal-by-variable'), variables })).verdict;
    const role = { assignment: 'principal=arn:aws:iam::123456789012:role/ops' };
    const anybody = { file: 'anybody.tfvars' };
    expect([await by(), await by(anybody, role), await by(role, anybody)]).toEqual(['warn', 'pass', 'fail']);
    const inWorkspace = async (workspace: string) =>
      (await analyze(['.'], { ...inFolder('workspace-decides'), workspace })).verdict;
    expect([await inWorkspace('prod'), await inWorkspace('dev')]).toEqual(['pass', 'fail']);
    await expect(by({ file: 'none.tfvars' })).rejects.toBeInstanceOf(UsageError);
  });

  it('judges the roles in files that changed, not whether there is one', async () => {
    writeFileSync(join(scratch, 'topic.yaml'), 'Resources: { T: { Type: AWS::SNS::Topic } }');
    writeFileSync(join(scratch, 'notes.txt'), '');
    writeFileSync(join(scratch, 'locked.yaml'), 'locked: [support-role-exists]');
    const rulesIn = async (paths: readonly string[], changed: boolean) =>
      (await analyze(paths, { cwd: scratch, config: 'locked.yaml', changed })).summary.rules;
    expect(await rulesIn(['topic.yaml'], false)).toMatchObject({ fail: 1 });
    expect(await rulesIn(['topic.yaml', 'notes.txt'], true)).toMatchObject({ fail: 0, unknown: 0 });
    const open = join(repository, 'fixtures/scan/trust-is-public/template.yaml');
    expect(await rulesIn([open], true)).toMatchObject({ fail: 1 });
  });

  it('reads standard input only where it is given', async () => {
    async function* template() {
      yield 'Resources: {}';
    }
    const [given] = (await analyze(['-'], { cwd: scratch, stdin: template() })).inputs;
    expect(given).toMatchObject({ path: '-', kind: 'cloudformation' });
    expect((await analyze(['-'], { cwd: scratch })).inputs).toMatchObject([{ status: 'failed' }]);
  });

  it('waives by the day that is given', async () => {
    const waiver = { rule: 'support-role-exists', scope: 'default', reason: 'Soon.', expires: '2030-01-31' };
    writeFileSync(join(scratch, 'rolecall.yaml'), JSON.stringify({ waivers: [waiver] }));
    writeFileSync(join(scratch, 'bucket.yaml'), 'Resources: { B: { Type: AWS::S3::Bucket } }');
    const on = async (today: string) => (await analyze(['bucket.yaml'], { cwd: scratch, today })).summary.rules;
    expect(await on('2030-01-31')).toMatchObject({ waived: 1, fail: 0 });
    expect(await on('2030-02-01')).toMatchObject({ waived: 0, fail: 1 });
  });

  it('throws what is wrong with its use', async () => {
    const wrong = analyze(['gone.yaml'], { cwd: scratch });
    await expect(wrong).rejects.toThrow('There is no file or folder `gone.yaml`.');
    await expect(wrong).rejects.toBeInstanceOf(UsageError);
  });

  it('lists the formats', () => {
    expect(formats).toContain('sarif');
  });
});
