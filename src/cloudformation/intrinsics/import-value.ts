import { unknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { asText } from '../evaluation/text.js';

/** `Fn::ImportValue: name`: what another stack exports, waiting for the name of the export. */
export const importValue: Intrinsic = (argument, scope) => {
  const name = asText(scope.evaluate(argument));
  if (typeof name !== 'string') return unknown('it is an export of another stack');
  return { ...unknown(`it is the export \`${name}\` of another stack`, [name]), $import: name };
};
