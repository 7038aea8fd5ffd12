import { accept, type Cursor, deeper, peek, previous, read, refuse, within } from './cursor.js';
import { type Token, textOf } from './token.js';
import { between, type Expression, type IndexStep, type Name, type Step } from './tree.js';

/** What a term begins with, and the steps that follow it: names, keys, splats. A name alone is a traversal too. */
export function readSteps(cursor: Cursor, root: Name | Expression): Expression {
  if (cursor.lost && root.kind !== 'name') return root;
  const steps = stepsOf(cursor);
  if (steps.length === 0 && root.kind !== 'name') return root;
  return { kind: 'traversal', root, steps, ...between(root, lastOf(steps) ?? root) };
}

/** Where the last step ends; a splat's span is that of its star alone. */
function lastOf(steps: readonly Step[]): Step | undefined {
  const last = steps.at(-1);
  return last?.kind === 'splat' ? (lastOf(last.each) ?? last) : last;
}

function stepsOf(cursor: Cursor): readonly Step[] {
  const steps: Step[] = [];
  for (let step = readStep(cursor); step; step = readStep(cursor)) steps.push(step);
  return steps;
}

function readStep(cursor: Cursor): Step | undefined {
  if (cursor.lost) return undefined;
  const mark = accept(cursor, '.');
  if (mark) return readDotted(cursor, mark);
  const bracket = accept(cursor, '[');
  return bracket && readBracketed(cursor, bracket);
}

function readDotted(cursor: Cursor, dot: Token): Step | undefined {
  const star = accept(cursor, '*');
  if (star) return { kind: 'splat', each: attributesOnly(cursor), ...between(dot, star) };
  return readAttribute(cursor, dot);
}

/** Behind `.*` only names and old indexes belong to each element; brackets lead into the list of results. */
function attributesOnly(cursor: Cursor): readonly Step[] {
  const steps: Step[] = [];
  while (!cursor.lost) {
    const dot = accept(cursor, '.');
    if (!dot) break;
    if (peek(cursor).kind === '*') refuse(cursor, 'splat-nested');
    const step = cursor.lost ? undefined : readAttribute(cursor, dot);
    if (step) steps.push(step);
  }
  return steps;
}

/** `.name`, or `.0` as an index was written before Terraform 0.12. */
function readAttribute(cursor: Cursor, dot: Token): Step | undefined {
  const token = peek(cursor);
  if (token.kind !== 'identifier' && token.kind !== 'number') {
    refuse(cursor, 'attribute-name');
    return undefined;
  }
  read(cursor);
  const written = textOf(cursor.text, token);
  if (token.kind === 'identifier') return { kind: 'attribute', name: written, ...between(dot, token) };
  if (!/^\d+$/.test(written)) refuse(cursor, written.includes('.') ? 'index-legacy' : 'number-literal', token);
  const { start, end } = token;
  return { kind: 'index', key: { kind: 'literal', value: Number(written), start, end }, ...between(dot, token) };
}

function readBracketed(cursor: Cursor, open: Token): Step | undefined {
  const star = accept(cursor, '*');
  if (!star) return readIndex(cursor, open);
  const close = accept(cursor, ']');
  if (!close) {
    refuse(cursor, 'splat-bracket');
    return undefined;
  }
  const each = deeper(
    cursor,
    () => stepsOf(cursor),
    () => [],
  );
  return { kind: 'splat', each, ...between(open, close) };
}

function readIndex(cursor: Cursor, open: Token): IndexStep {
  return within(cursor, false, () => {
    const key = cursor.expression(cursor);
    if (!cursor.lost && !accept(cursor, ']')) refuse(cursor, 'index-bracket');
    return { kind: 'index', key, ...between(open, previous(cursor)) };
  });
}
