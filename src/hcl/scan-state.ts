import { type Fault, type FaultCode, faultAt } from './faults.js';
import type { Token, TokenKind } from './token.js';
import type { Comment } from './tree.js';

/** What a text consists of. */
export interface Scanned {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  /** Characters that no text of HCL has. */
  readonly faults: readonly Fault[];
}

/** A scan on its way. */
export interface Scan {
  readonly text: string;
  at: number;
  readonly tokens: Token[];
  readonly comments: Comment[];
  readonly faults: Fault[];
  /** What the scan stands in, from the outside in: code and templates hold each other. */
  readonly modes: Mode[];
}

export type Mode = CodeMode | HeredocMode | { readonly kind: 'quoted' } | { readonly kind: 'template' };

/** Code counts its open braces, so that the one that ends a sequence of a template is told. */
export interface CodeMode {
  readonly kind: 'code';
  braces: number;
}

export interface HeredocMode {
  readonly kind: 'heredoc';
  readonly marker: string;
  startOfLine: boolean;
}

/** Adds a token that ends at an offset, and goes there. */
export function take(scan: Scan, kind: TokenKind, end: number): void {
  scan.tokens.push({ kind, start: scan.at, end });
  scan.at = end;
}

/** Takes what opens a mode. */
export function open(scan: Scan, kind: TokenKind, end: number, mode: Mode): void {
  take(scan, kind, end);
  scan.modes.push(mode);
}

/** Takes what closes a mode. */
export function close(scan: Scan, kind: TokenKind, end: number): void {
  take(scan, kind, end);
  scan.modes.pop();
}

/** Takes a character that has no place in the language, and says so once where several of a kind follow. */
export function refuse(scan: Scan, code: FaultCode): void {
  const start = scan.at;
  take(scan, 'invalid', start + ((scan.text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1));
  if (scan.faults.at(-1)?.code !== code) scan.faults.push(faultAt(code, { start, end: scan.at }));
}
