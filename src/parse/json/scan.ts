/** The bytes of JSON that a scanner meets. */
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_MAP = 0x7b;
export const CLOSE_MAP = 0x7d;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;

export const SPACE = 0x20;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const TAB = 0x09;

/** Whether a byte is JSON's white space. */
export function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === TAB;
}

/** The offset of the first byte from `at` on that is no white space. */
export function skipSpace(bytes: Buffer, at: number): number {
  let offset = at;
  while (isSpace(bytes[offset])) offset += 1;
  return offset;
}

/** Most strings end within so many bytes; farther on, the search that Node has built in is faster than a loop. */
const NEAR = 32;

/** The offset behind the string that opens at `at`; the length of the bytes where it never closes. */
export function endOfString(bytes: Buffer, at: number): number {
  const near = Math.min(at + NEAR, bytes.length);
  let offset = at + 1;
  let byte = 0;
  while (offset < near) {
    byte = bytes[offset] as number;
    if (byte === QUOTE) return offset + 1;
    offset += byte === BACKSLASH ? 2 : 1;
  }
  return endOfLongString(bytes, offset);
}

/** From an offset on at which no escape is open. */
function endOfLongString(bytes: Buffer, from: number): number {
  for (let quote = bytes.indexOf(QUOTE, from); quote !== -1; quote = bytes.indexOf(QUOTE, quote + 1)) {
    let start = quote;
    while (start > from && bytes[start - 1] === BACKSLASH) start -= 1;
    if ((quote - start) % 2 === 0) return quote + 1;
  }
  return bytes.length;
}

/** The offset behind the value that starts at `at`; the length of the bytes where it never ends. */
export function endOfValue(bytes: Buffer, at: number): number {
  const first = bytes[at];
  if (first === QUOTE) return endOfString(bytes, at);
  if (first === OPEN_MAP || first === OPEN_LIST) return endOfBrackets(bytes, at);
  let offset = at;
  while (offset < bytes.length && !endsLiteral(bytes[offset])) offset += 1;
  return offset;
}

function endsLiteral(byte: number | undefined): boolean {
  return isSpace(byte) || byte === COMMA || byte === CLOSE_MAP || byte === CLOSE_LIST;
}

/** Brackets of both kinds differ from one another in this bit alone. */
const KIND = 0x20;

function endOfBrackets(bytes: Buffer, at: number): number {
  const { length } = bytes;
  let depth = 0;
  let offset = at;
  while (offset < length) {
    const byte = bytes[offset] as number;
    if (byte === QUOTE) {
      offset = endOfString(bytes, offset);
      continue;
    }
    offset += 1;
    if ((byte | KIND) === OPEN_MAP) depth += 1;
    else if ((byte | KIND) === CLOSE_MAP) {
      depth -= 1;
      if (depth === 0) return offset;
    }
  }
  return length;
}
