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
import { isLast, nextByte, offsetOf, type Window, whole } from './window.js';

/** Where and why a text is no JSON. */
export interface Fault {
  readonly offset: number;
  /** The text ends before its value does. */
  readonly truncated: boolean;
  /** As the end of a sentence: `a colon is missing here`. */
  readonly because: string;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'comma';

/** Where a search stands: the brackets that are open, and what must come next. */
interface State {
  readonly open: readonly number[];
  readonly expected: Expected;
}

/**
 * The first fault of a JSON value that starts at the place and is known to have one. The messages of `JSON.parse`
 * differ between versions of Node, and some give no place.
 */
export function findFault(window: Window): Fault {
  const open: number[] = [];
  let expected: Expected = 'value';
  do {
    nextByte(window);
    const step: Token | Fault = whole(window, take, { open, expected });
    if ('offset' in step) return step;
    expected = step.expected;
    if (step.opens !== undefined) open.push(step.opens);
    if (step.closes) open.pop();
  } while (open.length > 0);
  const isAlone = nextByte(window) === undefined;
  return {
    offset: offsetOf(window),
    truncated: false,
    because: isAlone ? tooLong : 'something else follows the value',
  };
}

interface Token {
  readonly expected: Expected;
  readonly opens?: number;
  readonly closes?: true;
}

/** One token: what is expected behind it, or the fault. */
function take(window: Window, { open, expected }: State): Token | Fault {
  const mayClose = expected !== 'value' && expected !== 'key';
  if (mayClose && window.bytes[window.at] === closing(open)) {
    window.at += 1;
    return { closes: true, expected: 'comma' };
  }
  if (expected === 'comma') return comma(window, open);
  return expected.startsWith('key') ? key(window) : value(window);
}

function closing(open: readonly number[]): number {
  return open.at(-1) === OPEN_MAP ? CLOSE_MAP : CLOSE_LIST;
}

function comma(window: Window, open: readonly number[]): Token | Fault {
  const inMap = open.at(-1) === OPEN_MAP;
  if (window.bytes[window.at] !== COMMA)
    return fault(window, window.at, `a comma or ${inMap ? '}' : ']'} is missing here`);
  window.at += 1;
  return { expected: inMap ? 'key' : 'value' };
}

function key(window: Window): Token | Fault {
  const { bytes, at } = window;
  if (bytes[at] !== QUOTE) return fault(window, at, 'a key in double quotes is missing here');
  const end = endOfString(bytes, at);
  if (!isJson(bytes, at, end)) return fault(window, at, badText, end);
  window.at = skipSpace(bytes, end);
  if (bytes[window.at] !== COLON) return fault(window, window.at, 'a colon is missing here');
  window.at += 1;
  return { expected: 'value' };
}

function value(window: Window): Token | Fault {
  const { bytes, at } = window;
  const byte = bytes[at];
  if (byte === OPEN_MAP || byte === OPEN_LIST) {
    window.at += 1;
    return { opens: byte, expected: byte === OPEN_MAP ? 'key or }' : 'value or ]' };
  }
  window.at = endOfValue(bytes, at);
  if (isJson(bytes, at, window.at)) return { expected: 'comma' };
  return fault(window, at, byte === QUOTE ? badText : 'a value is missing here', window.at);
}

/** What else may be wrong with a value that has no fault. */
const tooLong = 'one of its values has more than 512 MB';
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
function fault(window: Window, at: number, because: string, end: number = at): Fault {
  window.at = end;
  return { offset: window.start + at, truncated: end >= window.bytes.length && isLast(window), because };
}
