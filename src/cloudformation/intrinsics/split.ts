import { isUnknown, type Json, type Tree, type Value } from '../../model/index.js';
import type { Intrinsic, Scope } from '../evaluation/scope.js';
import { asText } from '../evaluation/text.js';
import { isSequence, onlyEntry } from '../template/json.js';
import { joinParts } from './join.js';
import { malformed } from './malformed.js';
import { ofEach } from './one-of.js';

/** `Fn::Split: [separator, text]`: a list. */
export const split: Intrinsic = (argument, scope) => {
  const [separator, source] = isSequence(argument) ? argument : [];
  if (typeof separator !== 'string' || separator === '' || source === undefined) {
    return malformed('Fn::Split', 'a separator and a text');
  }
  return splitJoined(separator, source, scope) ?? ofEach(scope.evaluate(source), (text) => pieces(separator, text));
};

/** A list joined and split again, as templates put lists together: its known items stay known beside unknown ones. */
function splitJoined(separator: string, source: Json, scope: Scope): Tree | undefined {
  const call = onlyEntry(source);
  if (call?.[0] !== 'Fn::Join') return undefined;
  const parts = joinParts(call[1], scope);
  if (isUnknown(parts) || parts.separator !== separator) return undefined;
  return parts.items.flatMap((item) => {
    const split = pieces(separator, item);
    return Array.isArray(split) ? split : [split];
  });
}

function pieces(separator: string, value: Value<Tree>): Tree {
  const text = asText(value);
  if (isUnknown(text)) return text;
  return text === undefined ? malformed('Fn::Split', 'a separator and a text') : text.split(separator);
}
