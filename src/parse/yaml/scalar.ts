import { Scalar } from 'yaml';
import type { Json } from '../../model/index.js';

const integer = /^(0|-?[1-9]\d{0,14})$/;
const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);
const nulls: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

/**
 * A scalar as data. Typed are only plain scalars that come back from their type unchanged; everything else is its
 * source text: YAML 1.1 and 1.2 disagree on `012345678901`, `2012-10-17`, `yes`, `1:30` and `0o17`, and none of
 * those types is what a template means.
 */
export function scalarToData(scalar: Scalar): Json {
  const text = String(scalar.value ?? '');
  return scalar.type !== Scalar.PLAIN || (scalar.tag && !typedTag.test(scalar.tag)) ? text : plainToData(text);
}

/** The same for the text of a plain scalar without a tag. */
export function plainToData(text: string): Json {
  if (nulls.has(text)) return null;
  return booleans.get(text) ?? (integer.test(text) ? Number(text) : text);
}

/** YAML's own tags that ask for the type which the text has anyway. */
const typedTag = /^tag:yaml\.org,2002:(null|bool|int)$/;
