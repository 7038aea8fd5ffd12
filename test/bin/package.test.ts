import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { repository } from '../cli/run-cli.js';

/** What npm would publish. A shell finds npm on every system. */
const [packed] = JSON.parse(
  execSync('npm pack --dry-run --json --ignore-scripts', { cwd: repository, encoding: 'utf8', stdio: 'pipe' }),
);
const files: readonly string[] = packed.files.map(({ path }: { path: string }) => path);
const pages = files.filter((file) => file.endsWith('.md'));

/** The files and folders of the repository that a page links to. */
function linksOf(page: string): string[] {
  const text = readFileSync(join(repository, page), 'utf8');
  const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
  return links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => posix.join(dirname(page), link));
}

describe('the package', () => {
  it.each(pages)('holds what %s links to', (page) => {
    const isThere = (link: string) => files.some((file) => file === link || file.startsWith(`${link}/`));
    expect(linksOf(page).filter((link) => !isThere(link))).toEqual([]);
  });

  it('is small, and whole: nothing is installed besides', () => {
    expect(packed.size).toBeLessThan(1_000_000);
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
    const built = files.filter((file) => file.startsWith('dist/') && !/^dist\/program\/[\w-]+\.cjs$/.test(file));
    expect(built.map((file) => file.slice('dist/'.length)).sort()).toEqual([
      'LICENCES.txt',
      'cdk.cjs',
      'cdk.d.cts',
      'index.d.ts',
      'index.js',
    ]);
  });

  it('lists the licence of each package that is bundled', () => {
    const text = readFileSync(join(repository, 'dist/LICENCES.txt'), 'utf8');
    for (const name of ['ajv', 'commander', 'minimatch', 're2js', 'yaml'])
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((MIT|ISC|BlueOak-1.0.0)\\)$`, 'm'));
  });

  it('has its pages, and no tests', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/problems.md', 'rules/README.md']));
    expect(files.filter((file) => /^(test|fixtures|src)\//.test(file))).toEqual([]);
  });
});
