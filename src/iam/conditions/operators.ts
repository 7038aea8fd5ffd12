import { arnEquals, arnLike, arnNotEquals, arnNotLike } from './arn-like.js';
import { binaryEquals } from './binary-equals.js';
import { bool } from './bool.js';
import { dateOperators } from './date.js';
import { ipAddress, notIpAddress } from './ip-address.js';
import { nullOperator } from './null.js';
import { numericOperators } from './numeric.js';
import type { Operator } from './operator.js';
import { stringEquals, stringNotEquals } from './string-equals.js';
import { stringEqualsIgnoreCase, stringNotEqualsIgnoreCase } from './string-equals-ignore-case.js';
import { stringLike, stringNotLike } from './string-like.js';

/** Every condition operator of IAM (IAM User Guide, reference_policies_elements_condition_operators). */
export const operators: readonly Operator[] = [
  stringEquals,
  stringNotEquals,
  stringEqualsIgnoreCase,
  stringNotEqualsIgnoreCase,
  stringLike,
  stringNotLike,
  arnEquals,
  arnLike,
  arnNotEquals,
  arnNotLike,
  bool,
  binaryEquals,
  ipAddress,
  notIpAddress,
  ...numericOperators,
  ...dateOperators,
  nullOperator,
];

const byName = new Map(operators.map((operator) => [operator.name.toLowerCase(), operator]));

/** An operator as a policy writes it. */
export interface QualifiedOperator {
  readonly operator: Operator;
  /** `all`: ForAllValues, true where the key is absent. `any`: ForAnyValue. */
  readonly quantifier: 'all' | 'any' | 'none';
  readonly ifExists: boolean;
}

/** Reads `ForAllValues:StringLikeIfExists`; nothing where IAM knows no such operator. */
export function parseOperator(text: string): QualifiedOperator | undefined {
  const [, prefix, name = '', suffix] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/i.exec(text) ?? [];
  const operator = byName.get(name.toLowerCase());
  if (operator === undefined || (operator === nullOperator && suffix !== undefined)) return undefined;
  const quantifier = prefix === undefined ? 'none' : prefix.toLowerCase() === 'forallvalues' ? 'all' : 'any';
  return { operator, quantifier, ifExists: suffix !== undefined };
}
