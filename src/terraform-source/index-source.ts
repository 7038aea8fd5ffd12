import type { Range } from '../model/index.js';
import { type Token, tokensOf } from './tokens.js';

/** The header of a `resource`, `data` or `module` block. */
export interface Block {
  readonly file: string;
  /** As in an address: `aws_iam_role.support`, `data.aws_iam_policy.support`, `module.roles`. */
  readonly name: string;
  /** What a module is made from, as written; absent where it is not a plain string. */
  readonly source?: string;
  /** From the block's type to its last label. */
  readonly range: Range;
}

/** How many labels a block has. Source: https://developer.hashicorp.com/terraform/language/syntax/configuration */
const labelCounts: Readonly<Record<string, number>> = { resource: 2, data: 2, module: 1 };

/** A header at the top level of a file, and the source that its body names. */
interface Header {
  readonly tokens: readonly Token[];
  source?: string;
}

/** The blocks of one `.tf` file, in the order of the text. What cannot be understood gives no block. */
export function indexSource(file: string, text: string): Block[] {
  const rangeOf = rangesOf(text);
  return headersOf(text).flatMap(({ tokens, source }) => {
    const [type, ...labels] = tokens;
    const last = labels.at(-1);
    if (!type || !last || labelCounts[type.text] !== labels.length) return [];
    const name = [...(type.text === 'resource' ? [] : [type.text]), ...labels.map((label) => label.text)].join('.');
    return [{ file, name, ...(source === undefined ? {} : { source }), range: rangeOf(type.start, last.end) }];
  });
}

/** What stands before each brace that opens at the top level. */
function headersOf(text: string): Header[] {
  const headers: Header[] = [];
  let depth = 0;
  let recent: Token[] = [];
  for (const token of tokensOf(text)) {
    if (token.kind === 'open') {
      if (depth === 0 && token.text === '{') headers.push({ tokens: recent });
      depth += 1;
      recent = [];
    } else if (token.kind === 'close') {
      depth = Math.max(0, depth - 1);
      recent = [];
    } else {
      recent.push(token);
      const header = headers.at(-1);
      if (depth === 1 && header && header.source === undefined && isSource(recent)) header.source = token.text;
    }
  }
  return headers;
}

/** `source = "..."` without interpolation or escape, as the last of what was read. */
function isSource(tokens: readonly Token[]): boolean {
  const [name, equals, value] = tokens.slice(-3);
  return name?.text === 'source' && equals?.text === '=' && value?.kind === 'quoted' && !/[$%]\{|\\/.test(value.text);
}

/** Makes ranges of offsets; the offsets have to come in the order of the text. */
function rangesOf(text: string): (start: number, end: number) => Range {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  let lineStart = mark;
  const position = (offset: number) => {
    for (let next = text.indexOf('\n', lineStart); next !== -1 && next < offset; next = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    return { line, column: offset - lineStart + 1 };
  };
  return (start, end) => {
    const first = position(start);
    const last = position(end);
    return { ...first, endLine: last.line, endColumn: last.column };
  };
}
