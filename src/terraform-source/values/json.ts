import { isSymbolic } from '../../model/index.js';
import { fromData, literalText } from './tree.js';
import { failed, firstOpen, isMapping, isSequence, type JsonText, open, type Value } from './value.js';

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
  return value.kind === 'number' || value.kind === 'bool' ? String(value.value) : 'null';
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

/** The data that a text of JSON holds. What it calls `$unknown` is no unknown of ours. */
export function decodeJson(text: string): Value {
  try {
    return fromData(JSON.parse(text, (key, value) => (key === '$unknown' ? undefined : value)));
  } catch {
    return failed('the text is no JSON');
  }
}
