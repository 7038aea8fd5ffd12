import type { Cursor } from './cursor.js';
import { faultAt } from './faults.js';
import { type Token, textOf } from './token.js';
import type { Span } from './tree.js';

const quotedEscape = /\\(?:u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|[\s\S])|([$%])\1\{/gu;
const templateEscape = /([$%])\1\{/g;

const selectors: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/**
 * What a token of literal text says: `$${` and `%%{` are `${` and `%{`, and between quotes backslashes escape. A
 * mistake in an escape does not stop the reading.
 * Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md ("Quoted Template Expression")
 */
export function unescaped(cursor: Cursor, token: Token): string {
  const raw = textOf(cursor.text, token);
  if (token.kind !== 'quoted-text') return raw.replace(templateEscape, '$1{');
  return raw.replace(quotedEscape, (written: string, sequence: string | undefined, index: number) => {
    if (sequence !== undefined) return `${sequence}{`;
    const start = token.start + index;
    return selectors[written.slice(1)] ?? unusual(cursor, written, { start, end: start + written.length });
  });
}

function unusual(cursor: Cursor, written: string, span: Span): string {
  const [selector, ...digits] = written.slice(1);
  if (selector !== 'u' && selector !== 'U') {
    cursor.faults.push(faultAt('escape-sequence', span, written.slice(1)));
    return written.slice(1);
  }
  const code = Number.parseInt(digits.join(''), 16);
  const isWhole = digits.length === (selector === 'u' ? 4 : 8);
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  if (isWhole && isCharacter) return String.fromCodePoint(code);
  cursor.faults.push(faultAt('escape-unicode', span));
  return written;
}
