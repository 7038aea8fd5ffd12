import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/index.js';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'discover-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes files below the root, each with its text. */
function files(texts: Record<string, string>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function empty(...paths: readonly string[]): void {
  files(Object.fromEntries(paths.map((path) => [path, ''])));
}

async function names(paths: readonly string[], folder = ''): Promise<readonly string[]> {
  return (await discover(paths, { cwd: join(root, folder) })).inputs.map(({ name }) => name);
}

async function problems(paths: readonly string[]): Promise<readonly string[]> {
  const found = await discover(paths, { cwd: root });
  return found.problems.map(({ path, problem }) => `${path}: ${problem.severity} ${problem.code}: ${problem.message}`);
}

describe('discover', () => {
  it('takes files, folders, patterns and standard input', async () => {
    empty('plan.json', 'infra/a.yaml', 'infra/deep/b.template', 'stacks/c.yml', 'stacks/d.txt');
    const { inputs } = await discover(['plan.json', 'infra', 'stacks/*', '-'], { cwd: root });
    expect(inputs).toEqual([
      { name: '-', path: '-', named: true, within: root },
      { name: 'infra/a.yaml', path: join(root, 'infra/a.yaml'), named: false, within: join(root, 'infra') },
      {
        name: 'infra/deep/b.template',
        path: join(root, 'infra/deep/b.template'),
        named: false,
        within: join(root, 'infra'),
      },
      { name: 'plan.json', path: join(root, 'plan.json'), named: true, within: root },
      { name: 'stacks/c.yml', path: join(root, 'stacks/c.yml'), named: false, within: join(root, 'stacks') },
      { name: 'stacks/d.txt', path: join(root, 'stacks/d.txt'), named: false, within: join(root, 'stacks') },
    ]);
  });

  it('walks to files under the names of plans, states, templates and facts, and to no others', async () => {
    const inputs = ['a.json', 'b.jsonl', 'c.ndjson', 'd.yaml', 'e.yml', 'f.template', 'g.tfplan', 'h.plan', 'plan.out'];
    const others = ['terraform.tfstate', 'tfplan'];
    empty(...inputs, ...others, 'main.txt', 'photo.png', 'README.md');
    expect(await names(['.'])).toEqual([...inputs, ...others]);
  });

  it('names what lies outside of the working directory by the way there', async () => {
    empty('plans/a.json', 'work/b.json');
    expect(await names(['../plans', 'b.json'], 'work')).toEqual(['../plans/a.json', 'b.json']);
  });

  it('has each file once, as named where it is both named and found', async () => {
    empty('infra/a.json');
    const { inputs } = await discover(['infra', 'infra/a.json', 'infra/*.json', './infra'], { cwd: root });
    expect(inputs.map(({ name, named }) => [name, named])).toEqual([['infra/a.json', true]]);
  });

  it('passes over hidden folders and those of tools, unless they are where it starts', async () => {
    empty('a.json', '.github/b.yml', 'node_modules/c.json', '.terraform/d.json', 'x/.terragrunt-cache/e.json');
    empty('.git/f.json', 'x/node_modules/y/g.json', '.aws-sam/build/h.yaml');
    expect(await names(['.'])).toEqual(['a.json']);
    expect(await names(['.aws-sam'])).toEqual(['.aws-sam/build/h.yaml']);
  });

  it('walks to hidden files, and to names with backslashes where they are names', async () => {
    const odd = sep === '/' ? ['a\\b.yaml', 'x/c\\.json'] : [];
    empty('.dot.yaml', 'x/.hidden.json', ...odd);
    const found = await names(['.']);
    expect([...found].sort()).toEqual(['.dot.yaml', 'x/.hidden.json', ...odd].sort());
  });

  it('takes a file whose name looks like a pattern for a file', async () => {
    empty('plan[1].json', 'plan1.json');
    expect(await names(['plan[1].json'])).toEqual(['plan[1].json']);
  });
});

describe('.gitignore', () => {
  it('counts in the folder it lies in and below, the nearest having the last word', async () => {
    files({ '.gitignore': '*.json\n', 'kept/.gitignore': '!plan.json\n' });
    empty('a.json', 'b.yaml', 'kept/plan.json', 'kept/other.json', 'kept/deep/plan.json');
    expect(await names(['.'])).toEqual(['b.yaml', 'kept/deep/plan.json', 'kept/plan.json']);
  });

  it('has no say in a folder that is left out itself', async () => {
    files({ '.gitignore': 'out/\n', 'out/.gitignore': '!*.json\n' });
    empty('a.json', 'out/b.json');
    expect(await names(['.'])).toEqual(['a.json']);
  });

  it('counts from the root of the repository on', async () => {
    files({ '.gitignore': 'secret.*\n', '.git/HEAD': '' });
    empty('infra/a.json', 'infra/secret.json');
    expect(await names(['infra'])).toEqual(['infra/a.json']);
    expect(await names(['.'], 'infra')).toEqual(['a.json']);
  });

  it('comes after what the repository excludes for itself', async () => {
    files({ '.git/info/exclude': '*.json\n', 'kept/.gitignore': '!plan.json\n' });
    empty('a.json', 'b.yaml', 'kept/plan.json');
    expect(await names(['.'])).toEqual(['b.yaml', 'kept/plan.json']);
    expect(await names(['.'], 'kept')).toEqual(['plan.json']);
  });

  it('and what it excludes counts in each of its working trees', async () => {
    files({ 'main/.git/info/exclude': '*.json\n', 'main/.git/worktrees/tree/commondir': '../..\n' });
    files({ 'tree/.git': `gitdir: ${join(root, 'main/.git/worktrees/tree')}\n` });
    empty('tree/a.json', 'tree/b.yaml');
    expect(await names(['.'], 'tree')).toEqual(['b.yaml']);
  });

  it('does not count outside of a repository', async () => {
    files({ '.gitignore': 'secret.*\n' });
    empty('infra/secret.json');
    expect(await names(['infra'])).toEqual(['infra/secret.json']);
  });

  it('gives way to what the user names: a file, a pattern, a folder', async () => {
    files({ '.gitignore': 'cdk.out/\n', '.git/HEAD': '', 'cdk.out/.gitignore': 'tree.json\n' });
    empty('cdk.out/stack.template.json', 'cdk.out/tree.json');
    expect(await names(['cdk.out/tree.json'])).toEqual(['cdk.out/tree.json']);
    expect(await names(['cdk.out/*.json'])).toEqual(['cdk.out/stack.template.json', 'cdk.out/tree.json']);
    expect(await names(['cdk.out'])).toEqual(['cdk.out/stack.template.json']);
    expect(await names(['.'])).toEqual([]);
  });
});

describe('links', () => {
  it('are not followed by a walk, so that circles end', async () => {
    empty('infra/a.json', 'elsewhere/b.json');
    symlinkSync(root, join(root, 'infra/circle'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'infra/elsewhere'));
    expect(await names(['infra'])).toEqual(['infra/a.json']);
  });

  it('are followed where they are named', async () => {
    empty('elsewhere/b.json');
    symlinkSync(join(root, 'elsewhere'), join(root, 'folder'));
    symlinkSync(join(root, 'elsewhere/b.json'), join(root, 'file'));
    expect(await names(['folder', 'file'])).toEqual(['file', 'folder/b.json']);
  });
});

describe('the boundary', () => {
  const links = (paths: readonly string[], listed: readonly string[] = []) =>
    discover(paths, { cwd: join(root, 'own'), listed });

  beforeEach(() => {
    empty('own/a.json', 'own/deep/b.json', 'other/.git/HEAD', 'other/secret.json');
    symlinkSync(join(root, 'own/a.json'), join(root, 'own/deep/inside'));
    symlinkSync(join(root, 'other/secret.json'), join(root, 'own/file.json'));
    symlinkSync(join(root, 'other'), join(root, 'own/folder'));
  });

  it.each([
    ['a file', 'file.json'],
    ['a folder', 'folder'],
    ['a file by a folder', 'folder/secret.json'],
    ['a pattern by a folder', 'folder/*.json'],
  ])('is not left by a link, in a repository: %s', async (_, path) => {
    empty('own/.git/HEAD');
    const { inputs, problems: told } = await links([path, 'deep/inside']);
    expect(inputs.map(({ name, within }) => [name, within])).toEqual([['deep/inside', join(root, 'own')]]);
    expect(told.map(({ problem }) => problem)).toMatchObject([
      { code: 'link-outside', severity: 'error', args: { path } },
    ]);
  });

  it('is the folder where there is no repository', async () => {
    const { inputs, problems: told } = await links(['file.json', 'deep/inside', 'deep']);
    expect(inputs.map(({ name, within }) => [name, within])).toEqual([['deep/b.json', join(root, 'own/deep')]]);
    expect(told.map(({ path, problem }) => [path, problem.code])).toEqual([
      ['file.json', 'link-outside'],
      ['deep/inside', 'link-outside'],
    ]);
  });

  it('is that of the input, wherever the run is started', async () => {
    empty('own/.git/HEAD');
    const { inputs } = await discover([join(root, 'own/deep/b.json'), join(root, 'own/deep/inside')], {
      cwd: tmpdir(),
    });
    expect(inputs.map(({ within }) => within)).toEqual([join(root, 'own'), join(root, 'own')]);
  });

  it('no list leads to a link, whole or broken', async () => {
    symlinkSync(join(root, 'nowhere'), join(root, 'own/broken.json'));
    const {
      inputs,
      problems: told,
      passedOver,
    } = await links([], ['file.json', 'deep/inside', 'broken.json', 'a.json']);
    expect(inputs.map(({ name }) => name)).toEqual(['a.json']);
    expect(told).toEqual([]);
    expect(passedOver.links).toBe(3);
  });
});

describe('what is no file', () => {
  it('is no input: devices, sockets, and pipes that nobody named', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.json')]);
    const { inputs, problems: told } = await discover(['/dev/zero'], { cwd: root, listed: ['pipe.json', '/dev/null'] });
    expect(inputs).toEqual([]);
    expect(told.map(({ problem }) => problem.args)).toEqual([
      { path: '/dev/zero', kind: 'device' },
      { path: 'pipe.json', kind: 'pipe' },
      { path: '/dev/null', kind: 'device' },
    ]);
    expect(await names(['.'])).toEqual([]);
    expect(await names(['pipe.json'])).toEqual(['pipe.json']);
  });
});

describe('what is passed over', () => {
  it('is counted', async () => {
    files({ '.gitignore': 'out/\n*.plan\n', '.git/HEAD': '' });
    empty('a.json', 'a.plan', 'out/b.json', 'out/deep/c.yaml', 'out/d.txt', '.hidden/e.json', 'node_modules/f.json');
    symlinkSync(join(root, 'a.json'), join(root, 'link.json'));
    const { passedOver } = await discover(['.'], { cwd: root });
    expect(passedOver).toEqual({ ignored: 3, hidden: 2, links: 1 });
    const all = await discover(['.', 'out', '*.json'], { cwd: root });
    expect(all.passedOver).toEqual({ ignored: 3, hidden: 2, links: 2 });
  });
});

describe('problems', () => {
  it('tells of a path that is not there, and of a pattern that matches nothing', async () => {
    expect(await problems(['gone.json', 'gone/*.json'])).toEqual([
      'gone.json: error path-not-found: There is no file or folder `gone.json`.',
      'gone/*.json: error pattern-without-match: No file matches `gone/*.json`.',
    ]);
  });

  it('says how to make a plan of Terraform sources', async () => {
    empty('live/prod/main.tf', 'live/prod/modules/role/role.tf', '.terraform/x.tf');
    expect(await problems(['live'])).toEqual([
      'live: note terraform-source: `live/prod` holds Terraform source. What it deploys is in its plan: `terraform plan -out p && terraform show -json p | rolecall scan -`.',
    ]);
  });

  it('says that git is told to ignore everything', async () => {
    files({ '.gitignore': '*.json\n' });
    empty('a.json', 'b.json');
    expect(await problems(['.'])).toEqual([
      '.: note all-ignored: Git is told to ignore all 2 files that may be inputs; name them to scan them.',
    ]);
  });

  it('and so where it is the repository alone that excludes it', async () => {
    files({ '.git/info/exclude': '*.json\n' });
    empty('a.json');
    expect(await problems(['.'])).toEqual([
      '.: note all-ignored: Git is told to ignore the 1 file that may be an input; name it to scan it.',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('tells of a folder that cannot be read, and walks the rest', async () => {
    empty('infra/a.json', 'infra/closed/b.json');
    chmodSync(join(root, 'infra/closed'), 0o000);
    expect(await problems(['infra'])).toEqual([
      'infra/closed: error folder-unreadable: The folder `infra/closed` cannot be read, so what it holds is not known.',
    ]);
    expect(await names(['infra'])).toEqual(['infra/a.json']);
    expect(await problems(['infra/**/*.json'])).toEqual(await problems(['infra']));
    chmodSync(join(root, 'infra/closed'), 0o700);
  });
});
