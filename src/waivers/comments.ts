import { Lexer } from 'yaml';
import type { Document } from '../model/index.js';

/** A comment that says of a resource that a rule is not to count there. */
export interface IgnoreComment {
  /** Logical id of the resource; absent where it stands at none. */
  readonly id?: string;
  /** Absent where the brackets are empty. */
  readonly rule?: string;
  readonly reason?: string;
}

const IGNORE = /^(?:#|\/\/)\s*rolecall:\s*ignore\[([^\]]*)\]\s*(.*)$/s;

/**
 * The comments `# rolecall: ignore[rule] reason` of a template in YAML that stand on the line of a logical id, or on
 * lines of their own right above it.
 */
export function ignoreComments({ locate }: Document, ids: readonly string[], text: string): IgnoreComment[] {
  if (!/#\s*rolecall:\s*ignore\[/.test(text)) return [];
  const idAt = new Map(ids.map((id) => [locate(['Resources', id], 'key')?.line, id]));
  const comments = commentsOf(text);
  return [...comments].flatMap(([line, comment]) => {
    const ignore = readIgnore(comment);
    const id = idAt.get(line) ?? idAt.get(lineBelow(line, comments));
    return ignore ? [{ ...(id === undefined ? {} : { id }), ...ignore }] : [];
  });
}

/** What a comment says, if it is an ignore. */
export function readIgnore(comment: string): Omit<IgnoreComment, 'id'> | undefined {
  const [said, rule = '', reason = ''] = IGNORE.exec(comment) ?? [];
  if (said === undefined) return undefined;
  return {
    ...(rule.trim() === '' ? {} : { rule: rule.trim() }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
}

/** The first line behind a block of comments. */
function lineBelow(line: number, comments: ReadonlyMap<number, string>): number {
  let below = line;
  while (comments.has(below)) below += 1;
  return below;
}

/** A token that says that the next one is the text of a plain or block scalar. */
const SCALAR = '\u001f';

/** What starts with `#` is a comment only where YAML takes it for one, not in a text. By line, from 1. */
function commentsOf(text: string): Map<number, string> {
  const comments = new Map<number, string>();
  let line = 1;
  let isText = false;
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && !isText) comments.set(line, token);
    isText = token === SCALAR;
    line += token.split('\n').length - 1;
  }
  return comments;
}
