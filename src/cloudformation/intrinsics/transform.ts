import { unknown } from '../../model/index.js';
import type { Intrinsic } from '../evaluation/scope.js';
import { entryOf } from '../template/json.js';

/** `Fn::Transform: {Name, Parameters}`: what a macro makes at deployment. */
export const transform: Intrinsic = (argument) => {
  const name = entryOf(argument, 'Name');
  return unknown(`the transform \`${typeof name === 'string' ? name : 'Fn::Transform'}\` makes it at deployment`);
};
