import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
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

  it('has its pages, and no tests', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/problems.md', 'rules/README.md']));
    expect(files.filter((file) => /^(test|fixtures|src)\//.test(file))).toEqual([]);
  });
});
