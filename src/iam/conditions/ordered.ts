import type { Operator } from './operator.js';

const relations = {
  Equals: (left: number, right: number) => left === right,
  LessThan: (left: number, right: number) => left < right,
  LessThanEquals: (left: number, right: number) => left <= right,
  GreaterThan: (left: number, right: number) => left > right,
  GreaterThanEquals: (left: number, right: number) => left >= right,
} as const;

type Relation = keyof typeof relations;

/** The six operators over values that have an order; a text that is no such value never matches. */
export function orderedOperators(family: string, parse: (text: string) => number): readonly Operator[] {
  const compare =
    (relation: Relation): Operator['matches'] =>
    (actual, value) =>
      relations[relation](parse(actual), parse(value));
  const operator = (name: string, relation: Relation, negative: boolean): Operator => ({
    name: `${family}${name}`,
    negative,
    reads: 'other',
    matches: compare(relation),
  });
  const positive = (Object.keys(relations) as Relation[]).map((relation) => operator(relation, relation, false));
  return [...positive, operator('NotEquals', 'Equals', true)];
}
