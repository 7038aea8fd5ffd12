import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { type SchemaErrors, schemaErrors } from './errors.js';

/** What is wrong with a YAML file of the user's, and where. Lines and columns count from 1. */
export interface YamlFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A YAML file that fits its schema, or everything that does not. */
export type CheckedYaml = { readonly value: unknown } | { readonly faults: readonly YamlFault[] };

/** Reads YAML and holds it to a compiled JSON Schema. An empty file is an empty mapping. */
export function readCheckedYaml(text: string, validate: SchemaErrors): CheckedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map((error) => ({
    ...position(lines, error.pos[0]),
    message: error.message,
  }));
  if (faults.length > 0) return { faults };
  const value: unknown = document.toJS() ?? {};
  const misfits = schemaErrors(validate, value).map(({ pointer, message }) => ({
    ...position(lines, offsetOf(document, pointer)),
    message,
  }));
  return misfits.length > 0 ? { faults: misfits } : { value };
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** Offset of the key or element that a JSON pointer names, or of the nearest one around it. */
function offsetOf(document: Document, pointer: string): number {
  const path = pointer.split('/').slice(1).map(unescaped);
  for (let depth = path.length; depth > 0; depth--) {
    const node = nodeAt(document, path.slice(0, depth));
    if (node?.range) return node.range[0];
  }
  return 0;
}

function nodeAt(document: Document, path: readonly string[]): Node | undefined {
  const [last] = path.slice(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === last)?.key
    : undefined;
  const node = key ?? document.getIn(path, true);
  return isNode(node) ? node : undefined;
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
