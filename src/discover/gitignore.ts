import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { repositoryRoot } from './repository.js';

/** The rules of one file, and the folder they are relative to. */
interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** A file of rules. */
interface RulesFile {
  readonly folder: string;
  readonly file: string;
}

/**
 * Whether git would leave a file below `folder` out, by the files of the repository: its `info/exclude`, the
 * `.gitignore` files above the folder, and `inside`, those found below it. As in git, a file further down goes before one further up, and
 * nothing counts in a folder that is left out itself. A folder which the rules above it name is walked all the
 * same, since the user asked for it; then only the rules inside count.
 */
export async function isIgnoredBy(folder: string, inside: readonly string[]): Promise<(path: string) => boolean> {
  const above = await readRules(await filesAbove(folder));
  const counting = isIgnored(above, join(folder, sep)) ? [] : above;
  for (const each of await readRules([...inside].sort(byDepth).map(gitignore))) {
    if (!isIgnored(counting, join(each.folder, sep))) counting.push(each);
  }
  return (path) => isIgnored(counting, path);
}

function byDepth(a: string, b: string): number {
  return a.split(sep).length - b.split(sep).length;
}

/** From the outermost rules to the innermost: the last that has a say decides. */
function isIgnored(rules: readonly Rules[], path: string): boolean {
  let ignored = false;
  for (const { folder, rules: own } of rules) {
    const inner = relative(folder, path);
    if (inner === '' || inner.startsWith('..')) continue;
    const isFolder = path.endsWith(sep);
    const result = own.test(inner.split(sep).join('/') + (isFolder ? '/' : ''));
    if (result.ignored) ignored = true;
    else if (result.unignored) ignored = false;
  }
  return ignored;
}

function gitignore(file: string): RulesFile {
  return { folder: dirname(file), file };
}

/** The files of rules between a folder and the root of its repository, outermost first; none outside of one. */
async function filesAbove(folder: string): Promise<readonly RulesFile[]> {
  const root = repositoryRoot(folder);
  if (root === undefined) return [];
  const found: RulesFile[] = [];
  for (let at = folder; at !== root; at = dirname(at)) found.unshift(gitignore(join(dirname(at), '.gitignore')));
  return [{ folder: root, file: join(await gitFolder(root), 'info/exclude') }, ...found];
}

/**
 * Where git keeps what all working trees of a repository share. In a working tree of its own, `.git` is a file that
 * names a folder, and that one says where the common one is.
 * Source: https://git-scm.com/docs/gitrepository-layout
 */
async function gitFolder(root: string): Promise<string> {
  const link = /^gitdir: (.+)$/m.exec(await textOf(join(root, '.git')))?.[1];
  if (link === undefined) return join(root, '.git');
  const own = resolve(root, link);
  return resolve(own, (await textOf(join(own, 'commondir'))).trim());
}

async function readRules(files: readonly RulesFile[]): Promise<Rules[]> {
  return Promise.all(files.map(async ({ folder, file }) => ({ folder, rules: ignore().add(await textOf(file)) })));
}

/** Nothing where there is no such file. */
function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
