import { isSymbolic } from '../../model/index.js';
import { compareFloats } from './float.js';
import { isMapping, isSequence, type Value } from './value.js';

/** Whether two values are equal; nothing where that cannot be told. Values of different types are not. */
export function equal(one: Value, other: Value): boolean | undefined {
  if (one.kind === 'unknown' || other.kind === 'unknown') return undefined;
  if (one.kind === 'null' || other.kind === 'null') return one.kind === other.kind;
  if (isText(one) && isText(other)) return equalTexts(one, other);
  if (one.kind === 'bool' && other.kind === 'bool') return one.value === other.value;
  if (one.kind === 'number' && other.kind === 'number') return compareFloats(one.value, other.value) === 0;
  if (isSequence(one) && isSequence(other)) return equalSequences(one, other);
  if (isMapping(one) && isMapping(other)) return equalMappings(one, other);
  return false;
}

function isText({ kind }: Value): boolean {
  return kind === 'string' || kind === 'json' || kind === 'pieces';
}

/** Symbols stand for texts that may come to be any other. */
function equalTexts(one: Value, other: Value): boolean | undefined {
  if (one.kind !== 'string' || other.kind !== 'string') return undefined;
  if (one.value === other.value) return true;
  return isSymbolic(one.value) || isSymbolic(other.value) ? undefined : false;
}

function equalSequences(
  one: Extract<Value, { items: readonly Value[] }>,
  other: Extract<Value, { items: readonly Value[] }>,
): boolean | undefined {
  if (one.kind !== other.kind || one.items.length !== other.items.length) return false;
  return all(one.items.map((item, index) => equal(item, other.items[index] ?? item)));
}

function equalMappings(
  one: Extract<Value, { entries: ReadonlyMap<string, Value> }>,
  other: Extract<Value, { entries: ReadonlyMap<string, Value> }>,
): boolean | undefined {
  if (one.others || other.others) return undefined;
  if (one.kind !== other.kind || one.entries.size !== other.entries.size) return false;
  const parts = [...one.entries].map(([key, value]) => {
    const counterpart = other.entries.get(key);
    return counterpart === undefined ? false : equal(value, counterpart);
  });
  return all(parts);
}

function all(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}
