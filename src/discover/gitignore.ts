import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The rules of one `.gitignore` file, and the folder they are relative to. */
interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * Whether git would leave a file below `folder` out, by the `.gitignore` files of the repository: those above the
 * folder and `inside`, those found below it. As in git, a file further down goes before one further up, and
 * nothing counts in a folder that is left out itself. A folder which the rules above it name is walked all the
 * same, since the user asked for it; then only the rules inside count.
 */
export async function isIgnoredBy(folder: string, inside: readonly string[]): Promise<(path: string) => boolean> {
  const above = await readRules(await gitignoresAbove(folder));
  const counting = isIgnored(above, join(folder, sep)) ? [] : above;
  for (const each of await readRules([...inside].sort(byDepth))) {
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

/** The `.gitignore` files between a folder and the root of its repository, outermost first; none outside of one. */
async function gitignoresAbove(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let at = folder; !(await exists(join(at, '.git'))); at = dirname(at)) {
    if (dirname(at) === at) return [];
    found.unshift(join(dirname(at), '.gitignore'));
  }
  return found;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function readRules(files: readonly string[]): Promise<Rules[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.map((text, index) => ({ folder: dirname(files[index] ?? ''), rules: ignore().add(text) }));
}
