import { unknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { asText } from '../evaluation/text.js';

/** `Fn::ImportValue: name`: what another stack exports, waiting for the name of the export. */
export const importValue: Intrinsic = (argument, scope) => {
  const name = asText(scope.evaluate(argument));
  return typeof name === 'string'
    ? unknown(`it is the export \`${name}\` of another stack`, [name])
    : unknown('it is an export of another stack');
};
