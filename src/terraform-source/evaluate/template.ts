import type { Unknown } from '../../model/index.js';
import {
  convert,
  failed,
  firstOpen,
  isSequence,
  LARGEST,
  markedLike,
  open,
  sizeOf,
  spelledOut,
  text,
  type Value,
} from '../values/index.js';

/** The text that the parts of a template make, one after the other; in pieces where parts of it are unknown. */
export function evaluateTemplate(values: readonly Value[]): Value {
  const parts: (string | Unknown)[] = [];
  if (values.reduce((sum, value) => sum + sizeOf(value), 0) > LARGEST)
    return open('a text is longer than is followed here');
  for (const value of values) {
    const part = convert(value, 'string');
    if (part.kind === 'null') return failed('a part of a text is null');
    if (part.kind === 'unknown' && part.isError) return part;
    for (const piece of piecesOf(part)) push(parts, piece);
  }
  const [only = '', ...others] = parts;
  const made: Value = typeof only === 'string' && others.length === 0 ? text(only) : { kind: 'pieces', parts };
  // No list of arguments: there may be more parts than a call takes.
  const secret = values.find(({ sensitive }) => sensitive);
  return secret ? markedLike(made, secret) : made;
}

function push(parts: (string | Unknown)[], piece: string | Unknown): void {
  const last = parts.at(-1);
  if (typeof piece === 'string' && typeof last === 'string') parts.splice(-1, 1, last + piece);
  else parts.push(piece);
}

/** A text as known pieces and unknown ones. */
function piecesOf(part: Value): readonly (string | Unknown)[] {
  if (part.kind === 'string') return [part.value];
  if (part.kind === 'pieces') return part.parts;
  if (part.kind === 'unknown') return [part.why];
  const spelt = part.kind === 'json' ? spelledOut(part) : part;
  if (spelt.kind === 'string') return [spelt.value];
  const hole = firstOpen(spelt);
  return hole ? [hole.why] : [];
}

/** The texts that `%{ for }` makes, as one. */
export function evaluateJoin(texts: Value): Value {
  return isSequence(texts) ? markedLike(evaluateTemplate(texts.items), texts) : texts;
}
