import { type JsonNode, readJson } from '../../hcl/index.js';
import { isSymbolic } from '../../model/index.js';
import { plainText } from './float-text.js';
import { spelledNumber } from './number.js';
import { literalText } from './tree.js';
import {
  bool,
  failed,
  firstOpen,
  isMapping,
  isSequence,
  type JsonText,
  nothing,
  object,
  open,
  tuple,
  type Value,
} from './value.js';

/**
 * A value as a text of JSON, as Go's encoder writes it: keys sorted, `<`, `>` and `&` escaped. Data that is not wholly
 * known, or holds symbols, stays data.
 */
export function encodeJson(value: Value): Value {
  const found = firstOpen(value, ({ isError }) => isError === true);
  if (found) return found;
  if (firstOpen(value) || holdsSymbol(value)) return { kind: 'json', data: value };
  return literalText(written(value));
}

export function holdsSymbol(value: Value): boolean {
  if (value.kind === 'string') return isSymbolic(value.value);
  if (isSequence(value)) return value.items.some(holdsSymbol);
  if (isMapping(value)) return [...value.entries].some(([key, part]) => isSymbolic(key) || holdsSymbol(part));
  return value.kind === 'json';
}

function written(value: Value): string {
  if (isSequence(value)) return `[${value.items.map(written).join(',')}]`;
  if (isMapping(value))
    return `{${[...value.entries].map(([key, part]) => `${quoted(key)}:${written(part)}`).join(',')}}`;
  if (value.kind === 'string') return quoted(value.value);
  if (value.kind === 'number') return plainText(value.value);
  return value.kind === 'bool' ? String(value.value) : 'null';
}

const special: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => special[character] ?? character);
}

/** A text of JSON that holds symbols and nothing unknown, spelt out; the symbols in it are as they are elsewhere. */
export function spelledOut({ data, isYaml }: JsonText): Value {
  if (isYaml) return open('texts of YAML are not written out here');
  if (firstOpen(data)) return { kind: 'json', data };
  const spelt = written(data).replaceAll(/\u27e8[^\u27e8\u27e9]*\u27e9/gu, (symbol) => JSON.parse(`"${symbol}"`));
  return { kind: 'string', value: spelt };
}

/** The data that a text of JSON holds. */
export function decodeJson(written: string): Value {
  const { node, fault } = readJson(written);
  return node && !fault ? valueOfNode(node) : failed('the text is no JSON');
}

/** Of members with one name the last counts. What they call `$unknown` is no unknown of ours, and left out. */
function valueOfNode(node: JsonNode): Value {
  if (node.kind === 'string') return literalText(node.value);
  if (node.kind === 'array') return tuple(node.items.map(valueOfNode));
  if (node.kind === 'object') {
    const members = node.members.filter(({ key }) => key.value !== '$unknown');
    return object(members.map(({ key, value }) => [key.value, valueOfNode(value)]));
  }
  if (typeof node.value === 'number') return spelledNumber(node.written);
  return node.value === null ? nothing : bool(node.value);
}
