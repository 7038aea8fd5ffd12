import { isSymbolic, unknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { asText } from '../evaluation/text.js';

/** `Fn::Base64: text`. */
export const base64: Intrinsic = (argument, scope) => {
  const text = asText(scope.evaluate(argument));
  if (typeof text !== 'string') return text;
  return isSymbolic(text) ? unknown('it encodes what AWS fills in') : Buffer.from(text, 'utf8').toString('base64');
};
