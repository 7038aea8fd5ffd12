import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository, rolecall } from './run-cli.js';

const root = mkdtempSync(join(tmpdir(), 'from-root-'));
afterAll(() => rmSync(root, { recursive: true }));

const infra = join(root, 'infra');
const fixture = (name: string) => join(repository, 'fixtures/scan', name);
mkdirSync(join(root, '.git'));
mkdirSync(infra);
cpSync(fixture('trust-is-public/template.yaml'), join(root, 'public.yaml'));
cpSync(fixture('trust-names-the-own-account/template.yaml'), join(infra, 'account.yaml'));
writeFileSync(join(infra, 'broken.yaml'), 'AWSTemplateFormatVersion: "2010-09-09"\nResources: [');
symlinkSync('public.yaml', join(root, 'link.yaml'));

/** The file that a format is written to. */
async function written(format: string, paths: readonly string[], cwd: string): Promise<string> {
  const file = join(root, 'out', format);
  await rolecall(['scan', ...paths, '-f', `${format}=${file}`], { cwd });
  return readFileSync(file, 'utf8');
}

describe('what services read names files from the root of the repository', () => {
  it.each([
    'sarif',
    'github',
    'gitlab',
    'junit',
  ])('%s: the same bytes from the root and from a folder', async (format) => {
    const fromRoot = await written(format, ['.'], root);
    expect(fromRoot).toContain('public.yaml');
    expect(fromRoot).toContain('infra/broken.yaml');
    expect(await written(format, ['..'], infra)).toBe(fromRoot);
    expect(await written(format, ['broken.yaml', '../public.yaml', 'account.yaml'], infra)).toBe(fromRoot);
  });

  it('and what a link leads to by its own name', async () => {
    const sarif = await written('sarif', ['link.yaml'], root);
    expect(sarif).toContain('"uri": "public.yaml"');
    expect(sarif).not.toContain('link.yaml');
  });

  it('what people and programs read names them as they were named', async () => {
    const run = await rolecall(['scan', '../public.yaml', '-f', 'json'], { cwd: infra });
    expect(JSON.parse(run.stdout).inputs[0].path).toBe('../public.yaml');
  });
});

describe('a baseline', () => {
  it('lets the same through from the root and from a folder', async () => {
    const scanned = (cwd: string, ...args: string[]) =>
      rolecall(['scan', join(root, 'public.yaml'), join(infra, 'account.yaml'), '--strict', ...args], { cwd });
    const byRoot = join(root, 'out/by-root.jsonl');
    const byFolder = join(root, 'out/by-folder.jsonl');
    expect((await scanned(root, '--write-baseline', byRoot)).exit).toBe(1);
    await scanned(infra, '--write-baseline', byFolder);
    expect(readFileSync(byFolder, 'utf8')).toBe(readFileSync(byRoot, 'utf8'));
    expect((await scanned(root, '--baseline', byRoot)).exit).toBe(0);
    expect((await scanned(infra, '--baseline', byRoot)).exit).toBe(0);
  });
});
