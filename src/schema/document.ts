import {
  type Document,
  isScalar,
  Lexer,
  type LineCounter,
  parseDocument,
  type SchemaOptions,
  visit,
  type YAMLError,
} from 'yaml';
import { aliasFaults, type OffsetFault } from './aliases.js';

/** Levels of brackets, and columns that a block may begin in; nobody writes as many. */
const MOST_BRACKETS = 100;
const MOST_COLUMNS = 500;

/**
 * Reads a YAML file of the user's into its nodes, or gives what of its form cannot be used: besides errors of syntax,
 * nesting that would exhaust the stack, keys that are lists or mappings, and aliases without data or end.
 */
export function readYamlDocument(
  text: string,
  options: SchemaOptions & { readonly lineCounter?: LineCounter } = {},
): { readonly document: Document } | { readonly faults: readonly OffsetFault[] } {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    for (const { index } of text.matchAll(/^/gm)) options.lineCounter?.addNewLine(index);
    return { faults: [{ offset: deep, message: 'this is nested deeper than Rolecall reads' }] };
  }
  const document = parseDocument(text, { ...options, prettyErrors: false, uniqueKeys: false });
  const faults = [...document.errors.map(told), ...document.warnings.map(told), ...keyFaults(document)];
  const all = faults.length > 0 ? faults : aliasFaults(document);
  return all.length > 0 ? { faults: all } : { document };
}

/**
 * Where a text becomes nested too deep to be parsed; told from its tokens alone. A block within a block begins in a
 * column further on, so that columns count its levels.
 */
function tooDeepAt(text: string): number | undefined {
  let [offset, line, brackets] = [0, 0, 0];
  for (const token of new Lexer().lex(text)) {
    brackets = Math.max(0, brackets + (BRACKETS[token] ?? 0));
    const columns = brackets === 0 && BLOCKS.has(token) ? offset - line : 0;
    if (brackets > MOST_BRACKETS || columns > MOST_COLUMNS) return offset;
    if (!MARKS.has(token)) offset += token.length;
    if (token.endsWith('\n')) line = offset;
  }
  return undefined;
}

const BRACKETS: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };
/** What begins an item, a key and a value. */
const BLOCKS: ReadonlySet<string> = new Set(['-', '?', ':']);
/** Tokens that stand for nothing in the text: the start of a document, of a scalar, and the end of a flow. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u001f', '\u0018']);

function told({ code, pos, message }: YAMLError): OffsetFault {
  const isMore = code === 'MULTIPLE_DOCS';
  return { offset: pos[0], message: isMore ? 'a second document starts here: put everything into the first' : message };
}

/** Keys that are no words, and those that stand twice: `yaml` would hold each against all before it. */
function keyFaults(document: Document): OffsetFault[] {
  const faults: OffsetFault[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value)) faults.push({ offset: offsetOf(key), message: 'Map keys must be unique' });
        known.add(key.value);
      }
    },
    Pair: (_, { key }) => {
      if (key === null || isScalar(key)) return undefined;
      faults.push({ offset: offsetOf(key), message: 'a key must be a word, not a list, a mapping or an alias' });
      return visit.SKIP;
    },
  });
  return faults;
}

function offsetOf(node: unknown): number {
  return (node as { range?: readonly number[] }).range?.[0] ?? 0;
}
