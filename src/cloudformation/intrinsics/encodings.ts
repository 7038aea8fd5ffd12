import { firstUnknown, isSymbolic, unknown, type Value } from '../../model/index.js';
import { ofEach, withoutCandidates } from '../values/one-of.js';
import { asText, concatenate } from '../values/text.js';
import type { Intrinsic } from './intrinsic.js';

/** `Fn::Base64: text`. */
export const base64: Intrinsic = {
  name: 'Fn::Base64',
  arity: { wants: 'a text' },
  evaluate: (argument, scope) => ofEach(scope.evaluate(argument), (value) => encoded(asText(value))),
};

function encoded(text: Value<string>): Value<string> {
  if (typeof text !== 'string') return text;
  return isSymbolic(text)
    ? unknown('it encodes what AWS fills in')
    : concatenate([Buffer.from(text, 'utf8').toString('base64')]);
}

/** `Fn::ToJsonString: list or mapping`. */
export const toJsonString: Intrinsic = {
  name: 'Fn::ToJsonString',
  extension: () => toJsonString.name,
  arity: { wants: 'a list or a mapping' },
  evaluate: (argument, scope) => {
    const value = scope.evaluate(argument);
    const open = firstUnknown(value);
    if (open) return withoutCandidates(open);
    return value === undefined ? undefined : concatenate([JSON.stringify(value)]);
  },
};
