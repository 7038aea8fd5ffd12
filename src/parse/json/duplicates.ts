import type { Path } from '../../model/index.js';
import { CLOSE_LIST, CLOSE_MAP, COLON, COMMA, endOfString, OPEN_LIST, OPEN_MAP, QUOTE, skipSpace } from './scan.js';

/** A key that its mapping has already. */
export interface Duplicate {
  readonly path: Path;
  /** The offsets of the later key. */
  readonly start: number;
  readonly end: number;
}

/** Keys that are told of; somebody who writes more of them means harm. */
const MOST = 1_000;

/** A mapping or list that is open: the key or index at which the search stands, and a mapping's keys so far. */
interface Open {
  step: string | number;
  readonly keys?: Set<string>;
}

/** The keys that stand more than once in a mapping of the value at `start`, which must be valid JSON. */
export function duplicateKeys(bytes: Buffer, start: number): readonly Duplicate[] {
  const duplicates: Duplicate[] = [];
  const open: Open[] = [];
  let at = start;
  do {
    const end = bytes[at] === QUOTE ? endOfString(bytes, at) : at + 1;
    if (isKey(bytes, at, end, open.at(-1))) noteKey(bytes, at, end, open, duplicates);
    else takeBracketOrComma(bytes[at], open);
    at = end;
  } while (open.length > 0 && at < bytes.length);
  return duplicates;
}

function isKey(bytes: Buffer, at: number, end: number, inner: Open | undefined): boolean {
  return bytes[at] === QUOTE && inner?.keys !== undefined && bytes[skipSpace(bytes, end)] === COLON;
}

function noteKey(bytes: Buffer, start: number, end: number, open: readonly Open[], duplicates: Duplicate[]): void {
  const inner = open.at(-1);
  if (!inner?.keys) return;
  const text = bytes.toString('utf8', start + 1, end - 1);
  const key = text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;
  inner.step = key;
  if (inner.keys.has(key) && duplicates.length < MOST)
    duplicates.push({ path: open.map(({ step }) => step), start, end });
  inner.keys.add(key);
}

function takeBracketOrComma(byte: number | undefined, open: Open[]): void {
  const inner = open.at(-1);
  if (byte === OPEN_MAP) open.push({ step: '', keys: new Set() });
  else if (byte === OPEN_LIST) open.push({ step: 0 });
  else if (byte === CLOSE_MAP || byte === CLOSE_LIST) open.pop();
  else if (byte === COMMA && typeof inner?.step === 'number') inner.step += 1;
}
