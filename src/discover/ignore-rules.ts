import { type GlobState, isMatched, isOpen, readGlob, startOf, step } from '../globs/index.js';

/** A line of a file of rules, as it counts among the names of one folder. */
interface IgnoreRule {
  /** Whether it takes back what rules before it ignore. */
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  readonly matches: (name: string) => boolean;
  /** The same rule among the names of a folder in this one; nothing where it can match none. */
  readonly within: (name: string) => IgnoreRule | undefined;
}

/** The rules that count in a folder: the last that matches a name decides. */
export type IgnoreRules = readonly IgnoreRule[];

/**
 * The rules of a file, as they count in the folder of it. Lines that git takes for no pattern are none.
 * Source: https://git-scm.com/docs/gitignore
 */
export function readRules(text: string): IgnoreRules {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap(ruleOf);
}

function ruleOf(line: string): IgnoreRule[] {
  const written = withoutTrailingSpaces(line);
  if (written === '' || written.startsWith('#')) return [];
  const negated = written.startsWith('!');
  const pattern = negated ? written.slice(1) : written;
  const foldersOnly = pattern.endsWith('/');
  const path = foldersOnly ? pattern.slice(0, -1) : pattern;
  const glob = readGlob(path.replace(/^\//, ''), { hidden: true, anyCase: false, braces: false });
  const [row] = 'fault' in glob ? [] : glob;
  const [first] = row ?? [];
  if (row === undefined || first === undefined || /^(.*[^\\])?(\\\\)*\\$/s.test(path)) return [];
  return [
    path.includes('/')
      ? atPath(startOf([row]), { negated, foldersOnly })
      : anywhere(first.test, { negated, foldersOnly }),
  ];
}

type Kind = Pick<IgnoreRule, 'negated' | 'foldersOnly'>;

/** A pattern without a slash counts at any depth. */
function anywhere(matches: IgnoreRule['matches'], kind: Kind): IgnoreRule {
  const rule: IgnoreRule = { ...kind, matches, within: () => rule };
  return rule;
}

/** One with a slash counts from the folder of its file on. */
function atPath(state: GlobState, kind: Kind): IgnoreRule {
  return {
    ...kind,
    matches: (name) => isMatched(step(state, name)),
    within: (name) => {
      const after = step(state, name);
      return isOpen(after) ? atPath(after, kind) : undefined;
    },
  };
}

/** Unless a backslash keeps them. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

/** The rules that count in a folder, from those that count where it lies. */
export function rulesWithin(rules: IgnoreRules, folder: string): IgnoreRules {
  return rules.flatMap((rule) => rule.within(folder) ?? []);
}

/** Whether git leaves an entry of a folder out, by the rules that count there. */
export function isIgnored(rules: IgnoreRules, name: string, isFolder: boolean): boolean {
  const decides = rules.findLast((rule) => (isFolder || !rule.foldersOnly) && rule.matches(name));
  return decides !== undefined && !decides.negated;
}
