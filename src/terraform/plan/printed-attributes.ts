import { isSymbolic, type Json, literal, type Tree } from '../../model/index.js';
import { type Attributes, knownAfterApply } from '../instances/instance.js';
import { isJsonMap, type JsonMap, mapOf } from '../language/json.js';
import { policyOfText } from '../language/policy-text.js';

/** Keys of the attributes by name, and of what marks them with `true` as unknown and as sensitive. */
export interface Parts {
  readonly values: string;
  readonly unknown?: string;
  readonly sensitive: string;
}

/**
 * The attributes that an entry of a plan or state has. Terraform leaves out what is unknown, or writes null for an
 * element of a list, and repeats the shape with `true` in it (reference "JSON Output Format", `after_unknown`).
 */
export function printedAttributes(source: JsonMap, parts: Parts): Attributes {
  const unknowns = () => (parts.unknown === undefined ? undefined : source[parts.unknown]);
  return {
    names: () => Object.keys(mapOf(source[parts.values])),
    value: (name) => withUnknowns(mapOf(source[parts.values])[name], member(unknowns(), name)),
    before: (name) => withUnknowns(mapOf(source.before)[name], undefined),
    isKnown: (name) => !holdsTrue(name === undefined ? unknowns() : member(unknowns(), name)),
    isSensitive: (name) =>
      holdsTrue(name === undefined ? source[parts.sensitive] : member(source[parts.sensitive], name)),
  };
}

/** The mark of a part, where what is around it may be marked as a whole. */
function member(mark: Json | undefined, name: string): Json | undefined {
  return mark === true ? true : mapOf(mark)[name];
}

function withUnknowns(value: Json | undefined, mark: Json | undefined): Tree | undefined {
  if (mark === true) return knownAfterApply;
  if (typeof value === 'string') return spelt(value);
  if (Array.isArray(value))
    return value.map((part, index) => withUnknowns(part, Array.isArray(mark) ? mark[index] : undefined) ?? null);
  return isJsonMap(value) ? blockWithUnknowns(value, mapOf(mark)) : value;
}

function blockWithUnknowns(block: JsonMap, marks: JsonMap): Tree {
  const open = Object.entries(marks).flatMap(([name, mark]) => (mark === true ? [[name, knownAfterApply]] : []));
  const parts = Object.entries(block).map(([name, part]) => [name, withUnknowns(part, marks[name]) ?? null]);
  return Object.fromEntries([...parts, ...open]);
}

/** A text as a plan has it: symbols in it are none, also where it is a document. */
function spelt(text: string): Tree {
  if (!isSymbolic(text)) return text;
  const document = policyOfText(text);
  return typeof document === 'string' ? literal(text) : document;
}

/** Whether `true` stands anywhere in a mark such as `after_unknown` or `after_sensitive`. */
export function holdsTrue(mark: Json | undefined): boolean {
  const open: (Json | undefined)[] = [mark];
  while (open.length > 0) {
    const part = open.pop();
    if (part === true) return true;
    if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) open.push(inner);
  }
  return false;
}
