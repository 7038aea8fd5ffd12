import { readBody } from './body.js';
import { type Cursor, cursorOn, peek, refuse } from './cursor.js';
import { readExpression } from './expression.js';
import type { Fault } from './faults.js';
import { scanBareTemplate, scanConfiguration } from './scan.js';
import { readBareTemplate } from './template.js';
import type { Body, Comment, Expression } from './tree.js';

/** A file of configuration: what can be read of it, and what Terraform would refuse, in the order of the text. */
export interface ParsedFile {
  readonly body: Body;
  readonly comments: readonly Comment[];
  readonly faults: readonly Fault[];
}

/** An expression that is a text of its own. */
export interface ParsedText {
  readonly expression: Expression;
  readonly faults: readonly Fault[];
}

/** Reads a `.tf` or `.tfvars` file. Any text gives a tree: what is wrong is left out, and said. */
export function parseConfiguration(text: string): ParsedFile {
  const { tokens, comments, faults } = scanConfiguration(text);
  const cursor = cursorOn(text, tokens, faults, readExpression);
  const body = readBody(cursor, 'end', { start: 0, end: 0 });
  return { body, comments, faults: inOrder(cursor.faults) };
}

/** Reads a text that is a template as a whole: what `templatefile` is given, a string of the JSON syntax. */
export function parseTemplate(text: string): ParsedText {
  const { tokens, faults } = scanBareTemplate(text);
  const cursor = cursorOn(text, tokens, faults, readExpression);
  return { expression: readBareTemplate(cursor), faults: inOrder(cursor.faults) };
}

/** Reads a text that is an expression: a reference in the JSON syntax, a value of `--var`. */
export function parseExpression(text: string): ParsedText {
  const { tokens, faults } = scanConfiguration(text);
  const cursor = cursorOn(text, tokens, faults, readExpression);
  cursor.newlines.push(false);
  const expression = readExpression(cursor);
  if (peek(cursor).kind !== 'end') refuse(cursor, 'expression-invalid');
  return { expression, faults: inOrder(cursor.faults) };
}

function inOrder(faults: Cursor['faults']): readonly Fault[] {
  return [...faults].sort((one, other) => one.start - other.start);
}
