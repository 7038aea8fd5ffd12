import { beginsPlain } from './plain.js';
import { endOfQuoted, textOfQuoted } from './quoted.js';
import {
  COLON,
  DOUBLE_QUOTE,
  HASH,
  isGap,
  LINE_FEED,
  refuse,
  SINGLE_QUOTE,
  type Source,
  SPACE,
  skipSpaces,
  TAB,
} from './source.js';

/** Longer keys are none: https://yaml.org/spec/1.2.2/ (7.4.2). */
const LONGEST = 1_024;

/**
 * The key that begins here, behind whose colon is gone on; nothing where none does. Keys are what they are spelled as.
 */
export function readKey(source: Source): string | undefined {
  const { text, at } = source;
  const code = text.charCodeAt(at);
  const isQuoted = code === SINGLE_QUOTE || code === DOUBLE_QUOTE;
  const end = isQuoted ? endOfQuotedKey(source) : endOfPlainKey(text, at);
  if (end === undefined) return undefined;
  const colon = skipSpaces(source, end);
  if (text.charCodeAt(colon) !== COLON || !isGap(text.charCodeAt(colon + 1))) return undefined;
  if (colon - at >= LONGEST) refuse();
  source.start = at;
  source.end = end;
  source.at = colon + 1;
  const key = isQuoted ? textOfQuoted(text.slice(at, end)) : text.slice(at, end);
  return isUnusual(key) ? refuse() : key;
}

/** A merge key, and the one that leads to the prototype. */
export function isUnusual(key: string): boolean {
  return key === '<<' || key === '__proto__';
}

function endOfQuotedKey(source: Source): number | undefined {
  const end = endOfQuoted(source);
  return source.text.slice(source.at, end).includes('\n') ? undefined : end;
}

/** Where a plain key ends, if a colon follows in its line. */
function endOfPlainKey(text: string, start: number): number | undefined {
  if (!beginsPlain(text, start)) return undefined;
  let end = start;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (code === COLON && isGap(text.charCodeAt(at + 1))) return end;
    if (code === LINE_FEED || code === TAB || Number.isNaN(code)) return undefined;
    if (code === HASH && end < at) return undefined;
    end = at + 1;
  }
}
