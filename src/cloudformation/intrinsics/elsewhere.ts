import { type Json, unknown } from '../../model/index.js';
import { entryOf } from '../template/json.js';
import { asText } from '../values/text.js';
import type { Intrinsic } from './intrinsic.js';

/** `Fn::ImportValue: name`: what another stack exports, waiting for the name of the export. */
export const importValue: Intrinsic = {
  name: 'Fn::ImportValue',
  arity: { wants: 'the name of an export' },
  evaluate: (argument, scope) => {
    const name = asText(scope.evaluate(argument));
    if (typeof name !== 'string') return unknown('it is an export of another stack');
    return { ...unknown(`it is the export \`${name}\` of another stack`, [name]), $import: name };
  },
};

/** `Fn::GetAZs: region`: the availability zones that the account sees there. */
export const getAzs: Intrinsic = {
  name: 'Fn::GetAZs',
  arity: { wants: 'a region' },
  evaluate: () => unknown('the availability zones are known only at deployment'),
};

/** `Fn::Transform: {Name, Parameters}`: what a macro makes at deployment. */
export const transform: Intrinsic = {
  name: 'Fn::Transform',
  arity: { wants: 'a name and parameters' },
  evaluate: (argument) => {
    const name = entryOf(argument, 'Name');
    return unknown(`the transform \`${typeof name === 'string' ? name : transform.name}\` makes it at deployment`);
  },
};

/** Whether a macro adds to a mapping at deployment. */
export function isTransformed(node: Json | undefined): boolean {
  return entryOf(node, transform.name) !== undefined;
}
