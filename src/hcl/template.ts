import { type Cursor, deeper, previous, read, refuse } from './cursor.js';
import { faultAt } from './faults.js';
import { type EndPart, type ForPart, type IfPart, type Part, readParts } from './template-parts.js';
import { melded, withoutIndentation } from './template-space.js';
import { between, type Expression, type Literal, type Span, type Template } from './tree.js';

/** A quoted text or a heredoc. An interpolation that is all of it keeps the type of its value. */
export function readQuoted(cursor: Cursor): Expression {
  const open = read(cursor);
  const isHeredoc = open.kind === 'open-heredoc';
  const written = readParts(cursor, isHeredoc ? 'close-heredoc' : 'close-quote');
  const isFlush = isHeredoc && cursor.text[open.start + 2] === '-';
  const parts = melded(isFlush ? withoutIndentation(written) : written);
  return templateOf(cursor, parts, between(open, previous(cursor)), open.end);
}

/** A text that is a template as a whole. */
export function readBareTemplate(cursor: Cursor): Expression {
  const parts = melded(readParts(cursor, 'end'));
  return templateOf(cursor, parts, { start: 0, end: cursor.text.length }, 0);
}

function templateOf(cursor: Cursor, parts: readonly Part[], span: Span, inside: number): Expression {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'interpolation') return { kind: 'wrap', value: only.value, ...span };
  const walk: Walk = { cursor, parts, next: 0 };
  const expressions = expressionsOf(walk, []);
  const end = parts[walk.next];
  if (end && !cursor.lost) cursor.faults.push(faultAt('directive-unbalanced', end, end.kind));
  return { kind: 'template', parts: expressions.length > 0 ? expressions : [nothingAt(inside)], ...span };
}

/** A walk over the parts of one template. */
interface Walk {
  readonly cursor: Cursor;
  readonly parts: readonly Part[];
  next: number;
}

/** The expressions as far as a part of one of the kinds, or of one that is out of place. */
function expressionsOf(walk: Walk, ends: readonly Part['kind'][]): readonly Expression[] {
  const found: Expression[] = [];
  for (let part = walk.parts[walk.next]; part && !ends.includes(part.kind); part = walk.parts[walk.next]) {
    const expression = expressionOf(walk, part);
    if (!expression) break;
    found.push(expression);
  }
  return found;
}

function expressionOf(walk: Walk, part: Part): Expression | undefined {
  if (isEnd(part)) return undefined;
  walk.next += 1;
  if (part.kind === 'text') return { kind: 'literal', value: part.value.normalize(), start: part.start, end: part.end };
  if (part.kind === 'interpolation') return part.value;
  const inner = () => (part.kind === 'if' ? conditionalOf(walk, part) : joinOf(walk, part));
  return deeper(walk.cursor, inner, () => ({ kind: 'broken', start: part.start, end: part.end }));
}

function isEnd(part: Part): part is EndPart {
  return part.kind === 'else' || part.kind === 'endif' || part.kind === 'endfor';
}

function conditionalOf(walk: Walk, open: IfPart): Expression {
  const whenTrue = expressionsOf(walk, ['else', 'endif']);
  const turn = walk.parts[walk.next];
  if (turn?.kind === 'else') walk.next += 1;
  const whenFalse = turn?.kind === 'else' ? expressionsOf(walk, ['endif']) : [];
  const close = endOf(walk, open, 'endif');
  return {
    kind: 'conditional',
    condition: open.condition,
    whenTrue: textOfParts(whenTrue, open.end),
    whenFalse: textOfParts(whenFalse, close.start),
    ...between(open, close),
  };
}

function joinOf(walk: Walk, open: ForPart): Expression {
  const value = textOfParts(expressionsOf(walk, ['endfor']), open.end);
  const span = between(open, endOf(walk, open, 'endfor'));
  const made = { key: undefined, value, condition: undefined, groups: false };
  return { kind: 'join', texts: { kind: 'for', ...open.head, ...made, ...span }, ...span };
}

/** The end of a directive; what stands there instead is refused. */
function endOf(walk: Walk, open: IfPart | ForPart, kind: 'endif' | 'endfor'): Span {
  const end = walk.parts[walk.next];
  if (end) walk.next += 1;
  if (!end) refuse(walk.cursor, 'template-end', endOfTemplate(walk.cursor), open.kind);
  else if (end.kind !== kind) refuse(walk.cursor, 'directive-unbalanced', end, end.kind);
  return end ?? open;
}

/** Right behind what was read last. */
function endOfTemplate(cursor: Cursor): Span {
  const { end } = previous(cursor);
  return { start: end, end };
}

function textOfParts(parts: readonly Expression[], at: number): Template {
  const all = parts.length > 0 ? parts : [nothingAt(at)];
  return { kind: 'template', parts: all, ...between(all[0] ?? nothingAt(at), all.at(-1) ?? nothingAt(at)) };
}

function nothingAt(offset: number): Literal {
  return { kind: 'literal', value: '', start: offset, end: offset };
}
