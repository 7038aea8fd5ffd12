import {
  arnLike,
  atLeast,
  atMost,
  dateOf,
  equal,
  less,
  like,
  type Matches,
  more,
  numberOf,
  ordered,
  same,
  sameButCase,
  withinRange,
} from './matching.js';

/**
 * How an operator reads the values of a policy: as texts (`exact`, or `folded` where case does not count), as
 * patterns over the whole text (`glob`), as patterns over each component of an ARN (`arn`), or as something that
 * is compared by order or range (`other`).
 */
export type ValueReading = 'exact' | 'folded' | 'glob' | 'arn' | 'other';

/** A condition operator without its prefix (`ForAnyValue:`) and suffix (`IfExists`). */
export interface Operator {
  readonly name: string;
  /** Whether the condition asks that no value matches: `StringNotEquals` and its like. */
  readonly negative: boolean;
  readonly reads: ValueReading;
  /** Whether a text of the request matches one value of the policy, whatever `negative` says. */
  readonly matches: Matches;
}

type Row = readonly [name: string, opposite: string | undefined, reads: ValueReading, matches: Matches];

/** Every condition operator of IAM (IAM User Guide, reference_policies_elements_condition_operators). */
const TABLE: readonly Row[] = [
  ['StringEquals', 'StringNotEquals', 'exact', same],
  ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'folded', sameButCase],
  ['StringLike', 'StringNotLike', 'glob', like],
  // Expands wildcards, other than StringEquals.
  ['ArnEquals', 'ArnNotEquals', 'arn', arnLike],
  ['ArnLike', 'ArnNotLike', 'arn', arnLike],
  ['Bool', undefined, 'folded', sameButCase],
  ['BinaryEquals', undefined, 'exact', same],
  ['IpAddress', 'NotIpAddress', 'other', withinRange],
  ['NumericEquals', 'NumericNotEquals', 'other', ordered(numberOf, equal)],
  ['NumericLessThan', undefined, 'other', ordered(numberOf, less)],
  ['NumericLessThanEquals', undefined, 'other', ordered(numberOf, atMost)],
  ['NumericGreaterThan', undefined, 'other', ordered(numberOf, more)],
  ['NumericGreaterThanEquals', undefined, 'other', ordered(numberOf, atLeast)],
  ['DateEquals', 'DateNotEquals', 'other', ordered(dateOf, equal)],
  ['DateLessThan', undefined, 'other', ordered(dateOf, less)],
  ['DateLessThanEquals', undefined, 'other', ordered(dateOf, atMost)],
  ['DateGreaterThan', undefined, 'other', ordered(dateOf, more)],
  ['DateGreaterThanEquals', undefined, 'other', ordered(dateOf, atLeast)],
  // Whether the key is absent (`true`) or there (`false`). Says nothing of values.
  ['Null', undefined, 'other', sameButCase],
];

export const operators: readonly Operator[] = TABLE.flatMap(([name, opposite, reads, matches]) => [
  { name, negative: false, reads, matches },
  ...(opposite === undefined ? [] : [{ name: opposite, negative: true, reads, matches }]),
]);

const byName = new Map(operators.map((operator) => [operator.name.toLowerCase(), operator]));

/** Whether the operator asks for presence alone. */
export function isNull({ name }: Operator): boolean {
  return name === 'Null';
}

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
  if (operator === undefined || (isNull(operator) && suffix !== undefined)) return undefined;
  const quantifier = prefix === undefined ? 'none' : prefix.toLowerCase() === 'forallvalues' ? 'all' : 'any';
  return { operator, quantifier, ifExists: suffix !== undefined };
}
