import { isList, isMap, isSymbolic, isUnknown, literal, type Tree, type Unknown } from '../../model/index.js';
import { doubleOf, type Float } from './float.js';
import { plainText } from './float-text.js';
import { spelledNumber } from './number.js';
import { bool, nothing, object, type Pieces, text, tuple, type Value } from './value.js';

/**
 * A value as data of which any part may be unknown. Text of JSON that is not wholly known is the data that it holds.
 */
export function treeOf(value: Value): Tree {
  switch (value.kind) {
    case 'null':
      return null;
    case 'string':
      return isSymbolic(value.value) ? (dataIn([value.value]) ?? value.value) : value.value;
    case 'bool':
      return value.value;
    case 'number':
      return numberTree(value.value);
    case 'unknown':
      return value.why;
    case 'json':
      return treeOf(value.data);
    case 'pieces':
      return dataIn(value.parts) ?? firstHole(value);
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.map(treeOf);
    default:
      return value.others?.why ?? Object.fromEntries([...value.entries].map(([key, part]) => [key, treeOf(part)]));
  }
}

/** A number that JavaScript cannot tell from its neighbours is the text of its digits, as which IAM takes it too. */
function numberTree(value: Float): Tree {
  const written = plainText(value);
  const nearest = Number(written);
  const isExact = String(nearest) === written || (Number.isFinite(nearest) && plainText(doubleOf(nearest)) === written);
  return isExact ? nearest : written;
}

function firstHole({ parts }: Pieces): Tree {
  return parts.find((part) => typeof part !== 'string') ?? null;
}

const hole = /\ue000(\d+)\ue000/;

/** The JSON data that a text holds, each text in it with an unknown part being unknown; nothing where it is no JSON. */
export function dataIn(parts: readonly (string | Unknown)[]): Tree | undefined {
  const holes: Unknown[] = [];
  const marked = parts.map((part) =>
    typeof part === 'string' ? escaped(part) : `\ue000${holes.push(part) - 1}\ue000`,
  );
  try {
    const parsed: Tree = JSON.parse(marked.join(''), (key, part) => (key === '$unknown' ? undefined : part));
    return typeof parsed === 'object' && parsed !== null ? withHoles(parsed, holes) : undefined;
  } catch {
    return undefined;
  }
}

/** Symbols may hold quotes, which JSON must not. */
function escaped(part: string): string {
  return part.replaceAll(/\u27e8[^\u27e8\u27e9]*\u27e9/gu, (symbol) => JSON.stringify(symbol).slice(1, -1));
}

function withHoles(data: Tree, holes: readonly Unknown[]): Tree {
  if (typeof data === 'string') return holes[Number(hole.exec(data)?.[1])] ?? data;
  if (Array.isArray(data)) return data.map((part: Tree) => withHoles(part, holes));
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, part]) => [key, withHoles(part, holes)] as const);
  const open = entries.find(([key]) => hole.test(key));
  return open ? (holes[Number(hole.exec(open[0])?.[1])] ?? null) : Object.fromEntries(entries);
}

/** Data as a value, its texts as they are spelt: symbols in them are none. */
export function fromData(tree: Tree): Value {
  return valueOfTree(tree, literalText);
}

/** Data of ours as a value, symbols included. */
export function fromTree(tree: Tree): Value {
  return valueOfTree(tree, text);
}

function valueOfTree(tree: Tree, ofText: (written: string) => Value): Value {
  if (tree === null) return nothing;
  if (typeof tree === 'boolean') return bool(tree);
  if (typeof tree === 'number') return spelledNumber(String(tree));
  if (typeof tree === 'string') return ofText(tree);
  if (isUnknown(tree)) return { kind: 'unknown', why: tree };
  if (isList(tree)) return tuple(tree.map((part) => valueOfTree(part, ofText)));
  return isMap(tree) ? object(Object.entries(tree).map(([key, part]) => [key, valueOfTree(part, ofText)])) : nothing;
}

/** A text as a file spells it. */
export function literalText(written: string): Value {
  const spelt = literal(written);
  return typeof spelt === 'string' ? text(spelt) : { kind: 'unknown', why: spelt };
}
