/**
 * A pattern over texts, as tokens: a character or a whole symbol stands for itself, `many` for any text (also
 * none), `one` for any single character, a folded letter for itself in either case. Texts are patterns without
 * wildcards.
 */
export type Glob = readonly string[];

const many = '\u0000*';
const one = '\u0000?';
/** What a folded letter begins with, in lower case. */
const FOLDED = '\u0001';
/** Symbols and policy variables are one token; so is any other character. */
const TOKEN = /\u27e8[^\u27e9]*\u27e9|\$\{[^}]*\}|[\s\S]/gu;
/** Policy variables that stand for one literal character: `${*}`, `${?}` and `${$}`. */
const ESCAPED = /^\$\{([*?$])\}$/u;

/** How a text is read. */
export interface Syntax {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** Whether `${...}` is a policy variable. Its value is not known here, so it may be any text. */
  readonly variables: boolean;
  /** Whether the case of letters does not count. */
  readonly folded?: boolean;
}

/** The pattern that a text spells. */
export function globOf(text: string, syntax: Syntax): Glob {
  // Behind the last brace that closes one, nothing is a variable: it is not looked for, at each of many that are open.
  const unclosed = text.indexOf('${', text.lastIndexOf('}') + 1);
  const end = unclosed < 0 ? text.length : unclosed;
  const tokens = [...(text.slice(0, end).match(TOKEN) ?? []), ...text.slice(end)];
  return normalized(tokens.flatMap((token) => tokensOf(token, syntax)));
}

function tokensOf(token: string, syntax: Syntax): string[] {
  const { wildcards, variables, folded } = syntax;
  if (token.length > 1 && token.startsWith('${')) {
    if (!variables) return [...token].flatMap((character) => tokensOf(character, syntax));
    const escaped = ESCAPED.exec(token)?.[1];
    return [escaped ?? many];
  }
  if (wildcards && token === '*') return [many];
  if (wildcards && token === '?') return [one];
  return [folded ? foldedToken(token) : token];
}

/** A letter that stands for itself in either case; other characters and symbols have none. */
function foldedToken(token: string): string {
  const lower = token.toLowerCase();
  return token.length > 1 || lower === token.toUpperCase() ? token : `${FOLDED}${lower}`;
}

/** Runs of wildcards in one order, `?` first and one `*` at most, so that equal patterns look alike. */
function normalized(tokens: readonly string[]): Glob {
  const result: string[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    if (token === many && last === many) continue;
    if (token === one && last === many) result.splice(-1, 0, one);
    else result.push(token);
  }
  return result;
}

/** The one text that a text spells, whatever characters it holds. */
export function exactly(text: string): Glob {
  return globOf(text, { wildcards: false, variables: false });
}

/** Whether the pattern has neither wildcard nor variable. */
export function isExact(glob: Glob): boolean {
  return !glob.some(isWildcard);
}

/** A pattern without wildcards as a text: letters that are folded in lower case. */
export function spelling(glob: Glob): string {
  return glob.map((token) => (token.startsWith(FOLDED) ? token.slice(1) : token)).join('');
}

/** The characters of the pattern that stand for themselves. */
export function literalPart(glob: Glob): string {
  return spelling(glob.filter((token) => !isWildcard(token)));
}

/** The text with which everything begins that the pattern matches. */
export function literalPrefix(glob: Glob): string {
  const end = glob.findIndex(isWildcard);
  return spelling(end < 0 ? glob : glob.slice(0, end));
}

/** Whether the pattern has no character of its own and any length: it tells only that there is a text. */
export function matchesAnything(glob: Glob): boolean {
  return glob.includes(many) && literalPart(glob) === '';
}

/** Whether the pattern is made of `?` alone (or of nothing): all that it tells is a length. */
export function isLengthOnly(glob: Glob): boolean {
  return !glob.includes(many) && literalPart(glob) === '';
}

/** Whether everything that `inner` matches is surely matched by `outer`. */
export function covers(outer: Glob, inner: Glob): boolean {
  const end = outer.reduce(
    (at, token) => (token === many ? fromFirst(at) : past(at, inner, token, coversToken)),
    starts(inner),
  );
  return end.at(-1) === true;
}

/** Whether some text may match both patterns. */
export function overlap(left: Glob, right: Glob): boolean {
  const begin = overMany(starts(right), right);
  const end = left.reduce((at, token) => {
    if (token === many) return fromFirst(at);
    const eaten = past(at, right, token, overlapsToken);
    return overMany(
      eaten.map((here, j) => here || (at[j] === true && right[j] === many)),
      right,
    );
  }, begin);
  return end.at(-1) === true;
}

/** Positions in a pattern that a walk can stand at: at first only the beginning. */
function starts(glob: Glob): boolean[] {
  return [true, ...glob.map(() => false)];
}

/** `*` goes on to any later position. */
function fromFirst(at: readonly boolean[]): boolean[] {
  const first = at.indexOf(true);
  return at.map((_, j) => first >= 0 && j >= first);
}

/** One token goes on by one position where it fits. */
function past(
  at: readonly boolean[],
  glob: Glob,
  token: string,
  fits: (left: string, right: string) => boolean,
): boolean[] {
  return at.map((_, j) => j > 0 && at[j - 1] === true && fits(token, glob[j - 1] ?? ''));
}

/** A `*` of the pattern walked along may stand for nothing. */
function overMany(at: readonly boolean[], glob: Glob): boolean[] {
  const open = [...at];
  glob.forEach((token, j) => {
    if (token === many && open[j]) open[j + 1] = true;
  });
  return open;
}

function isWildcard(token: string): boolean {
  return token === many || token === one;
}

/** A symbol is no character: what AWS puts in its place has a length of its own. */
function isCharacter(token: string): boolean {
  return token === one || (token !== many && !token.startsWith('\u27e8'));
}

function isFoldOf(folded: string, token: string): boolean {
  return folded.startsWith(FOLDED) && folded.slice(1) === token.toLowerCase();
}

function coversToken(outer: string, inner: string): boolean {
  return outer === inner || (outer === one && isCharacter(inner)) || isFoldOf(outer, inner);
}

function overlapsToken(left: string, right: string): boolean {
  const isOne = (left === one && isCharacter(right)) || (right === one && isCharacter(left));
  return left === right || isOne || isFoldOf(left, right) || isFoldOf(right, left);
}
