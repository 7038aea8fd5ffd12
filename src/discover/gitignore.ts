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
    const all = withRulesOf(at, rules);
    if (all !== 'too-large') rules = all;
    if (isIgnored(rules, name, true)) return [];
    rules = rulesWithin(rules, name);
    at = join(at, name);
  }
  return rules;
}

/** Rules that may count in a folder: every name in it, and in those below, is held to all of them. */
const MOST_RULES = 20_000;

/** The rules that count in a folder by the files above, and after them those of its own file. */
export function withRulesOf(folder: string, above: IgnoreRules): IgnoreRules | 'too-large' {
  const text = ownText(join(folder, GITIGNORE));
  if (text === 'too-large') return text;
  const all = [...above, ...readRules(text)];
  return all.length > MOST_RULES ? 'too-large' : all;
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
