import { isSymbolic, unknown, type Value } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { asText } from '../evaluation/text.js';
import { ofEach } from './one-of.js';

/** `Fn::Base64: text`. */
export const base64: Intrinsic = (argument, scope) => {
  return ofEach(scope.evaluate(argument), (value) => encoded(asText(value)));
};

function encoded(text: Value<string>): Value<string> {
  if (typeof text !== 'string') return text;
  return isSymbolic(text) ? unknown('it encodes what AWS fills in') : Buffer.from(text, 'utf8').toString('base64');
}
