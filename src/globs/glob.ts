import { GLOBSTAR, Minimatch } from 'minimatch';

/**
 * A glob, by its segments, in each way that its braces can be written out. `*` and `?` stay within a segment, `**` is
 * any number of them, `[abc]` is one character of a set and `{a,b}` one of several texts, which may hold braces again.
 */
export type Glob = readonly Row[];

/** One way to write a glob without braces; begins with an empty text where it begins with `/`. */
export type Row = readonly Segment[];

export interface Segment {
  /** Whether it is `**`. */
  readonly spans: boolean;
  /** What it is, where it stands for nothing but itself. */
  readonly text?: string;
  /** Whether it stands for a segment of a path; of `**`: for one of any number. */
  readonly test: (segment: string) => boolean;
}

export interface GlobOptions {
  /** Whether `*`, `?` and `**` also stand for names that begin with a dot. */
  readonly hidden: boolean;
  /** Whether letters of patterns stand for those of either case; plain texts are always taken as they are. */
  readonly anyCase: boolean;
  /** Whether `{a,b}` is one of several texts, not itself. */
  readonly braces: boolean;
}

/** Longer than any path that somebody writes. */
const MOST_CHARACTERS = 1024;
/** More than anybody means braces to stand for. */
const MOST_ROWS = 256;

/** Reads a glob, or says what is wrong with it. Whatever it is, it takes little time and is matched in linear time. */
export function readGlob(text: string, options: GlobOptions): Glob | { readonly fault: string } {
  if (text.length > MOST_CHARACTERS) return { fault: `a glob has at most ${MOST_CHARACTERS} characters` };
  const range = backwards(text);
  if (range !== undefined) return { fault: `\`${text}\`: no character is in the range \`${range}\`` };
  const { globSet, set } = parse(text, options);
  if (globSet.length > MOST_ROWS) return { fault: `\`${text}\`: its braces stand for more than ${MOST_ROWS} globs` };
  return set.map((row) => rowOf(row, options));
}

/** The first range of a set that runs backwards, such as the `z-a` of `[z-a]`. */
function backwards(text: string): string | undefined {
  const sets = [...text.matchAll(/\[[!^]?([^\]/]{1,1000})\]/g)].map(([, set = '']) => set);
  return sets.flatMap((set) => set.match(/[^\\]-[^\\]/gs) ?? []).find(([from = '', , to = '']) => from > to);
}

/** One more than the most is asked for, so that more than the most can be told from the most. */
function parse(text: string, { hidden, anyCase, braces }: GlobOptions): Minimatch {
  return new Minimatch(text, {
    dot: hidden,
    nocase: anyCase,
    nocaseMagicOnly: true,
    nobrace: !braces,
    noext: true,
    nonegate: true,
    nocomment: true,
    braceExpandMax: MOST_ROWS + 1,
    platform: 'linux',
  });
}

/** What ends in `**` stands for what is below a folder, not for the folder. */
function rowOf(row: Minimatch['set'][number], options: GlobOptions): Row {
  const named = row.filter((part, i) => part !== '.' && (part !== '' || i === 0));
  const segments = named.map((part): Segment => {
    if (part === GLOBSTAR) return { ...anything(options), spans: true };
    if (typeof part === 'string') return { spans: false, text: part, test: (segment) => segment === part };
    return { spans: false, test: (segment) => part.test(segment) };
  });
  return named.at(-1) === GLOBSTAR ? [...segments, anything(options)] : segments;
}

/** What `*` stands for: neither `.` nor `..`, and a hidden name only where these count. */
export function anything({ hidden }: Pick<GlobOptions, 'hidden'>): Segment {
  return { spans: false, test: (segment) => (hidden ? segment !== '.' && segment !== '..' : !segment.startsWith('.')) };
}
