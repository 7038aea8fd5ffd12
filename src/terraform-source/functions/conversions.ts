import type { FunctionRow } from '../evaluate/scope.js';
import { bool, convert, holdsSecret, nothing, type Type, type Value } from '../values/index.js';

/** Conversions between types, and marks: https://developer.hashicorp.com/terraform/language/functions/tostring */
export const conversionFunctions: Readonly<Record<string, FunctionRow>> = {
  tostring: to('string'),
  tonumber: to('number'),
  tobool: to('bool'),
  tolist: to({ list: 'any' }),
  toset: to({ set: 'any' }),
  tomap: to({ map: 'any' }),
  sensitive: {
    parameters: ['any'],
    takesNull: true,
    takes: 'anything',
    evaluate: ([of = nothing]) => ({ ...of, sensitive: true }),
  },
  nonsensitive: {
    parameters: ['any'],
    takesNull: true,
    takes: 'anything',
    reveals: true,
    evaluate: ([of = nothing]) => shown(of),
  },
  issensitive: {
    parameters: ['any'],
    takesNull: true,
    takes: 'parts',
    reveals: true,
    evaluate: ([of = nothing]) => bool(holdsSecret(of)),
  },
};

function shown({ sensitive, ...value }: Value): Value {
  return value;
}

function to(type: Type): FunctionRow {
  return {
    parameters: ['any'],
    takesNull: true,
    takes: 'parts',
    evaluate: ([of = nothing]) => convert(of, type),
  };
}
