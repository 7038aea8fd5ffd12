import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  endOfString,
  endOfValue,
  OPEN_LIST,
  OPEN_MAP,
  QUOTE,
  skipSpace,
} from './scan.js';

/** Where and why a text is no JSON. */
export interface Fault {
  readonly offset: number;
  /** The text ends before its value does. */
  readonly truncated: boolean;
  /** As the end of a sentence: `a colon is missing here`. */
  readonly because: string;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'comma';

/**
 * The first fault of a JSON value that starts at `start` and is known to have one. The messages of `JSON.parse`
 * differ between versions of Node, and some give no place.
 */
export function findFault(bytes: Buffer, start: number): Fault {
  const open: number[] = [];
  let expected: Expected = 'value';
  let at = skipSpace(bytes, start);
  for (;;) {
    const step = take(bytes, at, expected, open);
    if ('offset' in step) return step;
    expected = step.expected;
    at = skipSpace(bytes, step.at);
    if (open.length === 0) return fault(bytes, at, 'something else follows the value');
  }
}

interface Token {
  readonly at: number;
  readonly expected: Expected;
}

/** One token: what is expected behind it, or the fault. */
function take(bytes: Buffer, at: number, expected: Expected, open: number[]): Token | Fault {
  const byte = bytes[at];
  const mayClose = expected !== 'value' && expected !== 'key';
  if (mayClose && byte === closing(open)) {
    open.pop();
    return { at: at + 1, expected: 'comma' };
  }
  if (expected === 'comma') return comma(bytes, at, open);
  return expected.startsWith('key') ? key(bytes, at) : value(bytes, at, open);
}

function closing(open: readonly number[]): number {
  return open.at(-1) === OPEN_MAP ? CLOSE_MAP : CLOSE_LIST;
}

function comma(bytes: Buffer, at: number, open: readonly number[]): Token | Fault {
  const inMap = open.at(-1) === OPEN_MAP;
  if (bytes[at] === COMMA) return { at: at + 1, expected: inMap ? 'key' : 'value' };
  return fault(bytes, at, `a comma or ${inMap ? '}' : ']'} is missing here`);
}

function key(bytes: Buffer, at: number): Token | Fault {
  if (bytes[at] !== QUOTE) return fault(bytes, at, 'a key in double quotes is missing here');
  const end = endOfString(bytes, at);
  if (!isJson(bytes, at, end)) return fault(bytes, at, badText, end);
  const colon = skipSpace(bytes, end);
  return bytes[colon] === COLON ? { at: colon + 1, expected: 'value' } : fault(bytes, colon, 'a colon is missing here');
}

function value(bytes: Buffer, at: number, open: number[]): Token | Fault {
  const byte = bytes[at];
  if (byte === OPEN_MAP || byte === OPEN_LIST) {
    open.push(byte);
    return { at: at + 1, expected: byte === OPEN_MAP ? 'key or }' : 'value or ]' };
  }
  const end = endOfValue(bytes, at);
  if (isJson(bytes, at, end)) return { at: end, expected: 'comma' };
  return fault(bytes, at, byte === QUOTE ? badText : 'a value is missing here', end);
}

const badText = 'this text is not closed, or holds characters that JSON wants escaped';

function isJson(bytes: Buffer, start: number, end: number): boolean {
  try {
    JSON.parse(bytes.toString('utf8', start, end));
    return true;
  } catch {
    return false;
  }
}

/** A fault at a token that ends at `end`: when that is the end of the text, the rest of it is cut off. */
function fault(bytes: Buffer, offset: number, because: string, end: number = offset): Fault {
  return { offset, truncated: end >= bytes.length, because };
}
