import { type Unknown, unknown } from '../../model/index.js';
import { countOf, type Float } from './float.js';

/**
 * A value of the Terraform language, typed as Terraform types it: a tuple is no list and an object no map until
 * something makes one of it. Texts may hold symbols (`model/symbol.ts`).
 */
export type Value = Null | Bool | Num | Text | Sequence | Mapping | JsonText | Pieces | Open;

interface Marked {
  /** Whether the configuration marks it as sensitive: it is judged, and never printed. */
  readonly sensitive?: true;
}

export interface Null extends Marked {
  readonly kind: 'null';
}

export interface Bool extends Marked {
  readonly kind: 'bool';
  readonly value: boolean;
}

export interface Num extends Marked {
  readonly kind: 'number';
  readonly value: Float;
}

export interface Text extends Marked {
  readonly kind: 'string';
  readonly value: string;
}

/** The elements of a set are sorted as Terraform sorts them. */
export interface Sequence extends Marked {
  readonly kind: 'list' | 'tuple' | 'set';
  readonly items: readonly Value[];
}

/** Entries are sorted by key. */
export interface Mapping extends Marked {
  readonly kind: 'map' | 'object';
  readonly entries: ReadonlyMap<string, Value>;
  /** There may be entries besides, and why they are not known. */
  readonly others?: Open;
}

/** A text of JSON whose data is not known in every part, or holds symbols: `jsonencode` of such data. */
export interface JsonText extends Marked {
  readonly kind: 'json';
  readonly data: Value;
  /** Whether it is a text of YAML, which is not written out here. */
  readonly isYaml?: true;
}

/** A text of which some parts are unknown. */
export interface Pieces extends Marked {
  readonly kind: 'pieces';
  readonly parts: readonly (string | Unknown)[];
}

/** What is not known, and why. */
export interface Open extends Marked {
  readonly kind: 'unknown';
  readonly why: Unknown;
  /** Terraform would stop here: `try` takes its next argument. */
  readonly isError?: true;
  /** Whatever it comes to, no error comes of it: what a provider will tell. */
  readonly isSure?: true;
  /** What each of its elements is, where it has any. */
  readonly each?: Value;
}

export const nothing: Null = { kind: 'null' };

export function bool(value: boolean): Bool {
  return { kind: 'bool', value };
}

export function num(value: Float): Num {
  return { kind: 'number', value };
}

/** A whole number that is counted: a length, an index. */
export function whole(value: number): Num {
  return num(countOf(value));
}

export function text(value: string): Text {
  return { kind: 'string', value };
}

export function tuple(items: readonly Value[]): Sequence {
  return { kind: 'tuple', items };
}

export function list(items: readonly Value[]): Sequence {
  return { kind: 'list', items };
}

export function object(entries: Iterable<readonly [string, Value]>): Mapping {
  return { kind: 'object', entries: sorted(entries) };
}

export function map(entries: Iterable<readonly [string, Value]>): Mapping {
  return { kind: 'map', entries: sorted(entries) };
}

function sorted(entries: Iterable<readonly [string, Value]>): ReadonlyMap<string, Value> {
  const unique = new Map(entries);
  return new Map([...unique].sort(([one], [other]) => compareTexts(one, other)));
}

const encoder = new TextEncoder();

/** Terraform orders texts by their UTF-8 bytes. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  if (!/[\ud800-\uffff]/.test(one + other)) return one < other ? -1 : 1;
  return Buffer.compare(encoder.encode(one), encoder.encode(other));
}

export function open(reason: string, waitsFor: readonly string[] = []): Open {
  return { kind: 'unknown', why: unknown(reason, waitsFor) };
}

/** What Terraform refuses: unknown, with its message. */
export function failed(message: string): Open {
  return { kind: 'unknown', why: unknown(message), isError: true };
}

export function isSequence(value: Value): value is Sequence {
  return value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set';
}

export function isMapping(value: Value): value is Mapping {
  return value.kind === 'map' || value.kind === 'object';
}

/** The values right inside of a value. */
export function partsOf(value: Value): readonly Value[] {
  if (isSequence(value)) return value.items;
  if (isMapping(value)) return [...value.entries.values(), ...(value.others ? [value.others] : [])];
  return value.kind === 'json' ? [value.data] : [];
}

/** The first unknown in a value that one of them is asked of; of a text in pieces, its first hole. */
export function firstOpen(value: Value, asks: (open: Open) => boolean = () => true): Open | undefined {
  if (value.kind === 'unknown') return asks(value) ? value : undefined;
  if (value.kind === 'pieces') {
    const hole = value.parts.find((part) => typeof part !== 'string');
    return hole && asks({ kind: 'unknown', why: hole }) ? { kind: 'unknown', why: hole } : undefined;
  }
  for (const part of partsOf(value)) {
    const found = firstOpen(part, asks);
    if (found) return found;
  }
  return undefined;
}

/** Whether a value, or any part of it, is marked as sensitive. */
export function holdsSecret(value: Value): boolean {
  return value.sensitive === true || partsOf(value).some(holdsSecret);
}

/** A value with the mark that another has. */
export function markedLike<V extends Value>(value: V, ...others: readonly Value[]): V {
  return value.sensitive || !others.some(({ sensitive }) => sensitive) ? value : { ...value, sensitive: true };
}
