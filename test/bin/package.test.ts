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

  it('holds what is listed here, and nothing else', () => {
    const folders = files.filter((file) => file.includes('/')).map((file) => file.split('/').slice(0, -1).join('/'));
    expect([...new Set(folders)].sort()).toEqual([
      'bench',
      'bin',
      'dist',
      'dist/program',
      'docs',
      'examples/github',
      'examples/gitlab',
      'examples/pre-commit',
      'examples/roles',
      'examples/spark',
      'rules',
      'schemas',
    ]);
    expect(files.filter((file) => /^([^/]+|bench\/.*|bin\/.*)$/.test(file)).sort()).toEqual([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'bench/README.md',
      'bin/compiled-code.js',
      'bin/load-program.d.ts',
      'bin/load-program.js',
      'bin/package.json',
      'bin/rolecall.js',
      'package.json',
    ]);
    const endings = /\.(md|json|ya?ml|tf|py|[cm]?js|d\.c?ts|txt)$|^LICENSE$/;
    expect(files.filter((file) => !endings.test(file))).toEqual([]);
  });

  it('runs nothing where it is installed', () => {
    // `prepare` is for those who install the repository itself: npm does not run it for a package of a registry.
    const run = Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|uninstall|prepare)$/.test(name));
    expect(run).toEqual(['prepare']);
    expect(files.filter((file) => file.endsWith('.gyp'))).toEqual([]);
  });

  it('loads these modules of Node and no others: none that reaches the network or starts a process', () => {
    const parts = files.filter((file) => /^(dist\/program|bin)\/.*\.c?js$/.test(file));
    const texts = parts.map((file) => readFileSync(join(repository, file), 'utf8'));
    const loaded = texts.flatMap((text) =>
      Array.from(text.matchAll(/\b(?:require|import)\(\s*(["'])(?!\.)(.+?)\1/g), ([, , name = '']) => name),
    );
    const ofNode = loaded.filter((name) => !name.startsWith('ajv/'));
    expect([...new Set(ofNode)].sort()).toEqual([
      'node:crypto',
      'node:fs',
      'node:fs/promises',
      'node:path',
      'node:stream',
      'node:v8',
      'node:vm',
      'node:zlib',
    ]);
  });

  it('has its pages, and no tests', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/problems.md', 'rules/README.md']));
    expect(files.filter((file) => /^(test|fixtures|src)\//.test(file))).toEqual([]);
  });
});
