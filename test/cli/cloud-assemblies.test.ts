import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report, ReportFinding } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

const fixture = join(repository, 'fixtures/cdk/app');
const copies: string[] = [];

afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true });
});

/** A copy of the app with its assemblies, to be changed. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-cdk-'));
  copies.push(folder);
  cpSync(fixture, folder, { recursive: true });
  return folder;
}

async function scan(paths: readonly string[], cwd = fixture) {
  const { exit, stdout, stderr } = await rolecall(['scan', ...paths, '--no-config', '-f', 'json'], { cwd });
  expect(stderr).toBe('');
  const report: Report = JSON.parse(stdout);
  const inputs = report.inputs.map(({ path, status, problems }) => [path, status, ...problems.map(({ code }) => code)]);
  const roles = report.scopes.flatMap((scope) => scope.roles).map(({ input, trust }) => [input, trust.class]);
  return { exit, report, inputs, roles };
}

function findingOf(ruleId: string, { scopes }: Report): ReportFinding | undefined {
  return scopes.flatMap((scope) => scope.findings).find((finding) => finding.ruleId === ruleId);
}

describe('a cloud assembly', () => {
  it('has the templates of its stacks as inputs, and nothing else that it names', async () => {
    const { inputs } = await scan(['cdk.out']);
    expect(inputs).toEqual([
      ['cdk.out/Anywhere.template.json', 'analyzed'],
      ['cdk.out/Empty.template.json', 'skipped', 'not-an-input'],
      ['cdk.out/Nesting.template.json', 'analyzed'],
      ['cdk.out/Prod.template.json', 'analyzed'],
      ['cdk.out/assembly-Staging/StagingDirect94754BC1.template.json', 'analyzed'],
      ['cdk.out/assembly-Staging/StagingNesting9C358EED.template.json', 'analyzed'],
      // Nothing names what the CDK has found wrong.
      ['cdk.out/validation-report.json', 'skipped', 'not-an-input'],
    ]);
  });

  it('deploys every stack to its own account, nested stacks with their parents', async () => {
    const { roles } = await scan(['cdk.out']);
    expect(roles).toEqual([
      ['cdk.out/NestingAccessInner8305C999.nested.template.json', 'account'],
      ['cdk.out/Prod.template.json', 'account'],
      ['cdk.out/assembly-Staging/StagingDirect94754BC1.template.json', 'account'],
      ['cdk.out/assembly-Staging/StagingNestingAccessInner69E4CF21.nested.template.json', 'account'],
      // Told of no account, so in a scope of its own.
      ['cdk.out/Anywhere.template.json', 'account'],
    ]);
  });

  it('may be named by its manifest', async () => {
    expect((await scan(['cdk.out/manifest.json'])).report.scopes).toEqual((await scan(['cdk.out'])).report.scopes);
  });

  it('tells the account of a single template', async () => {
    const { report, roles } = await scan(['cdk.out/Prod.template.json']);
    expect(report.scopes.map(({ account }) => account)).toEqual(['111122223333']);
    expect(roles).toEqual([['cdk.out/Prod.template.json', 'account']]);
  });

  it('finds the templates of nested stacks by their hashes too', async () => {
    const cwd = copy();
    const file = join(cwd, 'cdk.out/Nesting.template.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('aws:asset:path', 'other'));
    const { roles } = await scan(['cdk.out/Nesting.template.json'], cwd);
    expect(roles).toEqual([['cdk.out/NestingAccessInner8305C999.nested.template.json', 'account']]);
  });

  it('is not final while context is missing', async () => {
    const { exit, report } = await scan(['cdk.out.lookup']);
    expect(exit).toBe(1);
    expect(report.scopes.map(({ supportAccess }) => supportAccess)).toEqual(['unknown']);
    expect(findingOf('support-role-exists', report)?.message).toContain('looks up `vpc-provider:account=111122223333:');
  });
});

describe('findings lead to the construct', () => {
  it.each([
    ['with traces in files', 'cdk.out/Prod.template.json'],
    ['with traces in the manifest', 'cdk.out.traced/Prod.template.json'],
  ])('%s', async (_, template) => {
    const finding = findingOf('support-role-usable', (await scan([template])).report);
    expect(finding?.location).toMatchObject({ file: 'lib/support-role.cjs', line: 7, column: 5 });
    expect(finding?.related).toEqual([
      {
        message: 'The construct `Prod/SupportRole` synthesizes it here.',
        location: expect.objectContaining({ file: template, line: 3 }),
      },
    ]);
  });

  it.each(['concise', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'html'])('in the format %s', async (format) => {
    const args = ['scan', 'cdk.out/Prod.template.json', '--no-config', '-f', format, '--strict'];
    const { stdout } = await rolecall(args, { cwd: fixture });
    expect(stdout).toMatch(/lib\/support-role\.cjs(:7:5|,line=7|"[\s\S]*?"(startLine|begin)": 7)/);
  });

  it('of a resource in a nested stack', async () => {
    const finding = findingOf('support-role-usable', (await scan(['cdk.out/Nesting.template.json'])).report);
    expect(finding?.location).toMatchObject({ file: 'lib/support-role.cjs', line: 7 });
    expect(finding?.related).toMatchObject([
      {
        message: 'The construct `Nesting/Access/Inner/SupportRole` synthesizes it here.',
        location: { file: 'cdk.out/NestingAccessInner8305C999.nested.template.json', line: 3 },
      },
    ]);
  });

  it('in the template, where the source is not at hand', async () => {
    const cwd = copy();
    rmSync(join(cwd, 'lib'), { recursive: true });
    rmSync(join(cwd, 'app.cjs'));
    const finding = findingOf('support-role-trust-scoped', (await scan(['cdk.out/Prod.template.json'], cwd)).report);
    expect(finding?.location).toMatchObject({ file: 'cdk.out/Prod.template.json', line: 12 });
    expect(finding?.related).toMatchObject([{ location: { file: 'cdk.out/Prod.template.json', line: 45 } }]);
  });
});

describe('an assembly that is not as it should be', () => {
  it('hides nothing that it does not name: templates of an earlier synthesis are judged by themselves', async () => {
    const cwd = copy();
    cpSync(join(cwd, 'cdk.out/Prod.template.json'), join(cwd, 'cdk.out/Gone.template.json'));
    cpSync(join(cwd, 'cdk.out/assembly-Staging'), join(cwd, 'cdk.out/assembly-Gone'), { recursive: true });
    cpSync(join(cwd, 'cdk.out/Prod.template.json'), join(cwd, 'cdk.out/asset.0123/template.json'));
    const before = (await scan(['cdk.out'])).inputs;
    const { inputs } = await scan(['cdk.out'], cwd);
    expect(inputs.filter((one) => !before.some(([path]) => path === one[0]))).toEqual([
      ['cdk.out/Gone.template.json', 'analyzed', 'format-version-missing'],
      ['cdk.out/assembly-Gone/StagingDirect94754BC1.template.json', 'analyzed'],
      ['cdk.out/assembly-Gone/StagingNesting9C358EED.template.json', 'analyzed'],
      ['cdk.out/asset.0123/template.json', 'analyzed', 'format-version-missing'],
    ]);
  });

  it('counts what it names and is not judged by itself', async () => {
    const { report } = await scan(['cdk.out']);
    expect(report.summary.passedOver.assembly).toBeGreaterThan(0);
    const own = await scan(['cdk.out/Prod.template.json']);
    expect(own.report.summary.passedOver.assembly).toBe(0);
  });

  it('goes round in circles', async () => {
    const cwd = copy();
    rmSync(join(cwd, 'cdk.out/assembly-Staging'), { recursive: true });
    symlinkSync('.', join(cwd, 'cdk.out/assembly-Staging'));
    const { inputs } = await scan(['cdk.out'], cwd);
    expect(inputs.filter(([path]) => String(path).includes('assembly-Staging'))).toEqual([
      ['cdk.out/assembly-Staging/manifest.json', 'failed', 'cdk-manifest-broken'],
    ]);
  });

  it('lacks a template', async () => {
    const cwd = copy();
    rmSync(join(cwd, 'cdk.out.traced/Prod.template.json'));
    const { exit, inputs } = await scan(['cdk.out.traced'], cwd);
    expect(inputs).toEqual([['cdk.out.traced/Prod.template.json', 'failed', 'unreadable']]);
    expect(exit).toBe(3);
  });

  it('lacks a nested assembly', async () => {
    const cwd = copy();
    rmSync(join(cwd, 'cdk.out/assembly-Staging'), { recursive: true });
    expect((await scan(['cdk.out'], cwd)).inputs).toContainEqual([
      'cdk.out/assembly-Staging/manifest.json',
      'failed',
      'unreadable',
    ]);
  });

  it.each([
    ['the folder', 'cdk.out.traced'],
    ['a template', 'cdk.out.traced/Prod.template.json'],
  ])('has a broken manifest, told of %s', async (_, path) => {
    const cwd = copy();
    const manifest = join(cwd, 'cdk.out.traced/manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').slice(0, 500));
    const { exit, inputs, roles } = await scan([path], cwd);
    expect(inputs).toContainEqual(['cdk.out.traced/manifest.json', 'failed', 'cdk-manifest-broken']);
    expect(roles).toEqual([['cdk.out.traced/Prod.template.json', 'account-unknown']]);
    expect(exit).not.toBe(0);
  });
});
