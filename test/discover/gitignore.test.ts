import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/index.js';
import { tries } from '../size.js';

const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'gitignore-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let root = '';
let count = 0;
beforeEach(() => {
  root = join(scratch, `repository-${count++}`);
});

const PATHS = [
  'a.json',
  'b.json',
  'A.json',
  'x/a.json',
  'x/b.json',
  'x/y/a.json',
  'y/x/a.json',
  'x/y/x/b.json',
  'a/b.json',
];

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

async function found(): Promise<readonly string[]> {
  return (await discover(['.'], { cwd: root })).inputs.map(({ name }) => name).sort();
}

/** What git itself does not leave out. */
function kept(): readonly string[] {
  const options = ['-c', 'core.ignoreCase=false', '-c', 'core.excludesFile=', '-C', root];
  const out = execFileSync('git', [...options, 'ls-files', '-z', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return out
    .split('\0')
    .filter((path) => path.endsWith('.json'))
    .sort();
}

describe('.gitignore is read as git reads it', () => {
  const piece = fc.constantFrom(
    'a',
    'x',
    'y',
    'b.json',
    '*',
    '**',
    '?',
    '*.json',
    '[a-b]*',
    '[!a]*',
    'a*b*',
    '[z-a]',
    '{a,b}.json',
    '\\a',
    'A',
  );
  const pattern = fc
    .tuple(
      fc.constantFrom('', '', '!', '/', '!/', '#'),
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', '', '/', ' ', '\\ ', '\\', '/**'),
    )
    .map(([before, pieces, after]) => `${before}${pieces.join('/')}${after}`);
  const file = fc
    .tuple(fc.array(pattern, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'))
    .map(([lines, end]) => lines.join(end));

  it('whatever the files above and below say', async () => {
    write(Object.fromEntries(PATHS.map((path) => [path, '{}'])));
    execFileSync('git', ['init', '-q', root]);
    await fc.assert(
      fc.asyncProperty(file, file, file, async (top, inner, excluded) => {
        write({ '.gitignore': top, 'x/.gitignore': inner, '.git/info/exclude': excluded });
        expect(await found()).toEqual(kept());
      }),
      { numRuns: tries(40, 1000), seed: 7 },
    );
  });
});

describe('.gitignore from strangers', () => {
  // Rules that are tried in turn, and go back, would not come to an end here.
  it.each([
    [`${'**/a/'.repeat(20)}b`],
    [`${'*a'.repeat(200)}*b`],
    [`${'a/**/'.repeat(30)}*b`],
    ['{'.repeat(900)],
  ])('%s', async (rule) => {
    const deep = `${'a/'.repeat(60)}${'a'.repeat(200)}.json`;
    write({ '.gitignore': rule, '.git/HEAD': '', [deep]: '' });
    expect(await found()).toEqual([deep]);
  });

  it('is not read through a link, nor where it is large', async () => {
    write({
      '.git/HEAD': '',
      'a.json': '',
      'rules.txt': '*.json\n',
      'x/b.json': '',
      'x/.gitignore': '*.json\n'.repeat(20_000),
    });
    symlinkSync(join(root, 'rules.txt'), join(root, '.gitignore'));
    expect(await found()).toEqual(['a.json', 'x/b.json']);
    const { problems } = await discover(['.'], { cwd: root });
    expect(problems.map(({ problem }) => problem)).toMatchObject([
      { code: 'ignore-file-large', args: { file: 'x/.gitignore' } },
    ]);
  });
});
