import { accept, type Cursor, deeper, peek, previous, read, refuse, within } from './cursor.js';
import { faultAt } from './faults.js';
import { unescaped } from './literal-text.js';
import { recoverAfterItem } from './recover.js';
import { type Token, textOf } from './token.js';
import { type Attribute, type Block, type Body, between, type Label, type Span } from './tree.js';

/** Reads a body as far as what ends it: the closing brace of its block, or the end of the text. */
export function readBody(cursor: Cursor, end: '}' | 'end', opening: Span): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (let next = peek(cursor); next.kind !== end; next = peek(cursor)) {
    if (next.kind === 'end') {
      const isTold = cursor.faults.some(({ start }) => start >= opening.start);
      if (!isTold) refuse(cursor, 'block-unclosed', opening);
      break;
    }
    const item = readItem(cursor, next);
    if (item && 'value' in item) addAttribute(cursor, attributes, item);
    else if (item) blocks.push(item);
    if (cursor.lost) recoverAfterItem(cursor, next);
  }
  const last = read(cursor);
  return { attributes: [...attributes.values()], blocks, start: opening.start, end: last.end };
}

function addAttribute(cursor: Cursor, attributes: Map<string, Attribute>, attribute: Attribute): void {
  const { name, nameSpan } = attribute;
  if (attributes.has(name)) cursor.faults.push(faultAt('argument-twice', nameSpan, name));
  else attributes.set(name, attribute);
}

/** An argument or block with its newline; nothing where a line is empty or begins with neither. */
function readItem(cursor: Cursor, first: Token): Attribute | Block | undefined {
  if (accept(cursor, 'newline')) return undefined;
  if (first.kind !== 'identifier') {
    refuse(cursor, first.kind === 'open-quote' ? 'argument-name' : 'argument-or-block', first);
    return undefined;
  }
  const name = read(cursor);
  if (peek(cursor).kind === '=') return readAttribute(cursor, name);
  if (opensBlock(peek(cursor))) return readBlock(cursor, name);
  refuse(cursor, 'argument-equals', name);
  return undefined;
}

function opensBlock({ kind }: Token): boolean {
  return kind === 'open-quote' || kind === '{' || kind === 'identifier';
}

function readAttribute(cursor: Cursor, name: Token): Attribute {
  const attribute = readAssignment(cursor, name);
  const { kind } = peek(cursor);
  if (kind === 'newline') read(cursor);
  else if (kind !== 'end') refuse(cursor, kind === ',' ? 'argument-comma' : 'argument-newline');
  return attribute;
}

function readAssignment(cursor: Cursor, name: Token): Attribute {
  read(cursor);
  const value = cursor.expression(cursor);
  const { start, end } = between(name, previous(cursor));
  return { name: textOf(cursor.text, name), nameSpan: name, value, start, end };
}

function readBlock(cursor: Cursor, type: Token): Block | undefined {
  const labels = readLabels(cursor);
  const header = between(type, labels.at(-1) ?? type);
  const brace = accept(cursor, '{');
  if (!brace) {
    const { kind } = peek(cursor);
    refuse(cursor, kind === '=' ? 'block-equals' : kind === 'newline' ? 'block-brace' : 'block-label');
    return undefined;
  }
  const empty: Body = { attributes: [], blocks: [], start: brace.start, end: brace.end };
  const inner = () => (startsLines(peek(cursor)) ? readBody(cursor, '}', brace) : readInLine(cursor, brace));
  const body = deeper(
    cursor,
    () => within(cursor, true, inner),
    () => empty,
  );
  const span = between(type, previous(cursor));
  if (!accept(cursor, 'newline') && peek(cursor).kind !== 'end') refuse(cursor, 'block-newline');
  return { type: textOf(cursor.text, type), labels, header, body, ...span };
}

function startsLines({ kind }: Token): boolean {
  return kind === 'newline' || kind === 'end' || kind === '}';
}

function readLabels(cursor: Cursor): readonly Label[] {
  const labels: Label[] = [];
  for (let next = peek(cursor); !cursor.lost; next = peek(cursor)) {
    if (next.kind === 'identifier') labels.push({ text: textOf(cursor.text, read(cursor)), ...spanOf(next) });
    else if (next.kind === 'open-quote') labels.push(readLabel(cursor));
    else break;
  }
  return labels;
}

/** A quoted label, in which nothing is interpolated. */
function readLabel(cursor: Cursor): Label {
  const quote = read(cursor);
  let text = '';
  for (let next = read(cursor); next.kind !== 'close-quote'; next = read(cursor)) {
    if (next.kind !== 'quoted-text') {
      const sequence = next.kind === '${' || next.kind === '%{';
      refuse(cursor, sequence ? 'string-template' : 'template-unterminated', next, next.kind.slice(0, 1));
      break;
    }
    text += unescaped(cursor, next);
  }
  return { text, ...between(quote, previous(cursor)) };
}

/** `{ name = value }` on one line. */
function readInLine(cursor: Cursor, brace: Token): Body {
  const name = read(cursor);
  const empty: Body = { attributes: [], blocks: [], start: brace.start, end: name.end };
  if (name.kind !== 'identifier') refuse(cursor, 'argument-or-block', name);
  else if (opensBlock(peek(cursor))) refuse(cursor, 'block-in-line', name, textOf(cursor.text, name));
  else if (peek(cursor).kind !== '=') refuse(cursor, 'argument-equals', name);
  else return closeInLine(cursor, brace, readAssignment(cursor, name));
  return empty;
}

function closeInLine(cursor: Cursor, brace: Token, attribute: Attribute): Body {
  const { kind } = peek(cursor);
  if (kind === ',') refuse(cursor, 'block-line-comma');
  else if (kind === 'newline') refuse(cursor, 'block-line-newline');
  else if (kind === 'end') refuse(cursor, 'block-unclosed', brace);
  else if (kind !== '}') refuse(cursor, 'block-line-end');
  else read(cursor);
  return { attributes: [attribute], blocks: [], ...between(brace, previous(cursor)) };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
