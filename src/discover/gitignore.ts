import { lstatSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type IgnoreRules, isIgnored, readRules, rulesWithin } from './ignore-rules.js';
import { repositoryRoot } from './repository.js';

export const GITIGNORE = '.gitignore';

/**
 * The rules that count in a folder by the files above it: the `info/exclude` of its repository and the `.gitignore`
 * files on the way. None outside of a repository. A folder which they leave out themselves is walked all the same,
 * since the user asked for it; then only the rules inside count.
 */
export function rulesAbove(folder: string): IgnoreRules {
  const root = repositoryRoot(folder);
  if (root === undefined) return [];
  let rules = readRules(smallText(join(gitFolder(root), 'info/exclude')));
  let at = root;
  for (const name of relative(root, folder).split(sep)) {
    if (name === '') break;
    const own = rulesOf(at);
    if (own !== 'too-large') rules = [...rules, ...own];
    if (isIgnored(rules, name, true)) return [];
    rules = rulesWithin(rules, name);
    at = join(at, name);
  }
  return rules;
}

/** The rules of the file in a folder. They come after those that count in it by the files above. */
export function rulesOf(folder: string): IgnoreRules | 'too-large' {
  const text = ownText(join(folder, GITIGNORE));
  return text === 'too-large' ? text : readRules(text);
}

/**
 * Where git keeps what all working trees of a repository share. In a working tree of its own, `.git` is a file that
 * names a folder, and that one says where the common one is.
 * Source: https://git-scm.com/docs/gitrepository-layout
 */
function gitFolder(root: string): string {
  const link = /^gitdir: (.+)$/m.exec(smallText(join(root, '.git')))?.[1];
  if (link === undefined) return join(root, '.git');
  const own = resolve(root, link);
  return resolve(own, smallText(join(own, 'commondir')).trim());
}

function smallText(file: string): string {
  const text = ownText(file);
  return text === 'too-large' ? '' : text;
}

/** Nobody writes more rules; what a program writes would take long to hold every name to. */
const LARGEST = 64 * 1024;

/** The text of a regular file; nothing else, links among it, is read, as git does it. */
function ownText(file: string): string | 'too-large' {
  try {
    const found = lstatSync(file);
    if (!found.isFile()) return '';
    return found.size > LARGEST ? 'too-large' : readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
