import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import { readYamlDocument } from './document.js';
import { type SchemaErrors, schemaErrors } from './errors.js';

/** What is wrong with a YAML file of the user's, and where. Lines and columns count from 1. */
export interface YamlFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A stretch of a YAML file. Lines and columns count from 1; the end is exclusive. */
export interface YamlRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A YAML file that fits its schema, and where the key or element stands that a JSON pointer names. */
export interface YamlValue {
  readonly value: unknown;
  readonly rangeAt: (pointer: string) => YamlRange;
}

/** A YAML file that fits its schema, or everything that does not. */
export type CheckedYaml = YamlValue | { readonly faults: readonly YamlFault[] };

/** Reads YAML and holds it to a compiled JSON Schema. An empty file is an empty mapping. */
export function readCheckedYaml(text: string, validate: SchemaErrors): CheckedYaml {
  const lines = new LineCounter();
  const read = readYamlDocument(text, { lineCounter: lines });
  if ('faults' in read) {
    return { faults: read.faults.map(({ offset, message }) => ({ ...position(lines, offset), message })) };
  }
  const { document } = read;
  const value: unknown = document.toJS({ maxAliasCount: -1 }) ?? {};
  const misfits = schemaErrors(validate, value).map(({ pointer, message }) => ({
    ...position(lines, offsetsOf(document, pointer)[0]),
    message,
  }));
  if (misfits.length > 0) return { faults: misfits };
  return { value, rangeAt: (pointer) => rangeOf(lines, offsetsOf(document, pointer)) };
}

function rangeOf(lines: LineCounter, [start, end]: readonly [number, number]): YamlRange {
  const last = position(lines, end);
  return { ...position(lines, start), endLine: last.line, endColumn: last.column };
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** Offsets of the key or element that a JSON pointer names, or of the nearest one around it. */
function offsetsOf(document: Document, pointer: string): readonly [number, number] {
  let found: Node | undefined;
  let inside: unknown = document.contents;
  for (const step of pointer.split('/').slice(1).map(unescaped)) {
    const pair = isMap(inside) ? pairsOf(inside).get(step) : undefined;
    inside = isSeq(inside) ? inside.items[Number(step)] : pair?.value;
    const node = pair?.key ?? inside;
    if (!isNode(node)) break;
    found = node;
  }
  return found?.range ? [found.range[0], found.range[1]] : [0, 0];
}

/** The entries of a mapping by key, for as long as it is held on to: every fault in it asks. */
const pairsFound = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const found = pairsFound.get(map);
  if (found) return found;
  const byKey = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
  pairsFound.set(map, byKey);
  return byKey;
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
