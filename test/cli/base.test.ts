import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';
import { scanJson as scan, summaryOf } from './scan-json.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-base-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a run on a base', () => {
  const template = (name: string): string => join(repository, 'fixtures/scan', name, 'template.yaml');

  /** A checkout with two templates, one of which has the role, and its facts. */
  async function checkout(): Promise<{ cwd: string; base: string }> {
    const cwd = mkdtempSync(join(folder, 'checkout-'));
    mkdirSync(join(cwd, 'infra'));
    copyFileSync(template('trust-names-a-user'), join(cwd, 'infra/role.yaml'));
    copyFileSync(template('nothing-of-the-kind'), join(cwd, 'infra/other.yaml'));
    const base = join(cwd, 'base.ndjson');
    await rolecall(['extract', 'infra', '--no-config', '-o', base], { cwd });
    return { cwd, base };
  }

  it('takes what its paths do not cover from there', async () => {
    const { cwd, base } = await checkout();
    const whole = await scan(['infra'], cwd);
    expect(await scan(['infra/other.yaml', '--base', base], cwd)).toEqual(whole);
  });

  it('replaces what changed', async () => {
    const { cwd, base } = await checkout();
    copyFileSync(template('trust-is-public'), join(cwd, 'infra/role.yaml'));
    const whole = await scan(['infra'], cwd);
    expect(await scan(['infra/role.yaml', '--base', base], cwd)).toEqual(whole);
    expect(summaryOf(whole).classes).toEqual(['public']);
  });

  it.each([['infra/role.yaml'], ['infra'], ['infra/*.yaml']])('drops what was deleted, told by %s', async (path) => {
    const { cwd, base } = await checkout();
    rmSync(join(cwd, 'infra/role.yaml'));
    const whole = await scan(['infra'], cwd);
    expect(await scan([path, '--base', base], cwd)).toEqual(whole);
    expect(summaryOf(whole).access).toBe('no');
  });

  it('refuses a path that neither has', async () => {
    const { cwd, base } = await checkout();
    expect((await scan(['infra/typo.yaml', '--base', base], cwd)).exit).toBe(2);
  });

  it('takes a folder and a pattern whose inputs are all gone', async () => {
    const { cwd, base } = await checkout();
    rmSync(join(cwd, 'infra'), { recursive: true });
    for (const path of ['infra', 'infra/*.yaml', 'infra/**/*.yaml'])
      expect(await scan([path, '--base', base], cwd)).toMatchObject({ exit: 3, stderr: '' });
  });

  it('refuses a second one', async () => {
    const { cwd, base } = await checkout();
    const run = await scan(['infra', '--base', base, '--base', base], cwd);
    expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('--base is given twice') });
  });

  it('passes over what a list of changes names that is no input', async () => {
    const { cwd, base } = await checkout();
    writeFileSync(join(cwd, 'README.md'), '# Infra');
    writeFileSync(join(cwd, 'infra/main.tf'), 'resource "aws_iam_role" "r" {}');
    copyFileSync(template('trust-is-public'), join(cwd, 'infra/role.yaml'));
    rmSync(join(cwd, 'infra/other.yaml'));
    const stdin = ['README.md', 'infra/main.tf', 'infra/role.yaml', 'infra/other.yaml', ''].join('\0');
    const args = ['--files-from', '-', '-0', '--base', base, '--no-config', '-f', 'json'];
    const run = await rolecall(['scan', ...args], { cwd, stdin });
    expect(summaryOf(run)).toEqual(summaryOf(await scan(['infra'], cwd)));
    const { inputs }: Report = JSON.parse(run.stdout);
    expect(inputs.map(({ path, status }) => `${path} ${status}`)).toEqual([
      'README.md skipped',
      'infra/role.yaml analyzed',
    ]);
  });

  it('passes over what a list of changes names that is gone, whatever it was', async () => {
    const { cwd, base } = await checkout();
    const args = ['scan', '--files-from', '-', '--base', base, '--no-config', '-f', 'json'];
    const run = await rolecall(args, { cwd, stdin: 'README.md\ndocs/a.md\n' });
    expect(run).toEqual(await scan(['infra'], cwd));
  });

  it('refuses a pattern that cannot be one, by its line in the list', async () => {
    const { cwd, base } = await checkout();
    const run = await rolecall(['scan', '--files-from', '-', '--base', base], { cwd, stdin: 'infra\n[z-a].yaml\n' });
    expect(run).toMatchObject({ exit: 2, stderr: expect.stringMatching(/^rolecall: standard input:2: .*`z-a`/) });
  });

  it('is judged alone where nothing changed', async () => {
    const { cwd, base } = await checkout();
    const whole = await scan(['infra'], cwd);
    const args = ['scan', '--files-from', '-', '--base', base, '--no-config', '-f', 'json'];
    expect(await rolecall(args, { cwd })).toEqual(whole);
  });

  it('is named as from the folder that the run is started in', async () => {
    const { cwd, base } = await checkout();
    mkdirSync(join(cwd, '.git'));
    const infra = join(cwd, 'infra');
    const fromRoot = await scan(['infra/role.yaml', '--base', base], cwd);
    expect(fromRoot.exit).toBe(0);
    const whole = await scan(['.'], infra);
    expect(await scan(['role.yaml', '--base', base], infra)).toEqual(whole);
    copyFileSync(template('trust-is-public'), join(infra, 'role.yaml'));
    expect(await scan(['role.yaml', '--base', base], infra)).toEqual(await scan(['.'], infra));
    await rolecall(['extract', '.', '--no-config', '-o', base], { cwd: infra });
    expect(await rolecall(['evaluate', base, '--no-config', '-f', 'json'], { cwd })).toEqual(
      await scan(['infra'], cwd),
    );
    expect(await rolecall(['evaluate', '../base.ndjson', '--no-config', '-f', 'json'], { cwd: infra })).toEqual(
      await scan(['.'], infra),
    );
  });
});
