import { type Demand, type Grant, isUnknown } from '../../model/index.js';
import { type Condition, negated, readsWildcards, type Test, testOf } from '../conditions/index.js';

/** What a grant asks of its callers: in words, and as data in the same order. */
export type Asked = Pick<Grant, 'conditions' | 'under'>;

/** What the conditions of the statement of a grant ask: all of them. */
export function askedBy(conditions: readonly Condition[]): Asked {
  return {
    conditions: conditions.map((condition) => inWords(testOf(condition), condition)),
    under: conditions.map((condition) => [demandOf(condition)]),
  };
}

/** What Denies ask besides: each, that one of its conditions is not met. */
export function askedByDenies(denies: readonly (readonly Condition[])[]): Asked {
  return {
    conditions: denies.map((all) =>
      all.map((condition) => inWords(negated(testOf(condition)), condition)).join(', or '),
    ),
    under: denies.map((all) => all.map((condition): Demand => ({ ...demandOf(condition), denied: true }))),
  };
}

function demandOf({ operator, quantifier, ifExists, key, values }: Condition): Demand {
  const prefix = quantifier === 'none' ? '' : quantifier === 'all' ? 'ForAllValues:' : 'ForAnyValue:';
  return {
    operator: `${prefix}${operator.name}${ifExists ? 'IfExists' : ''}`,
    key,
    values: values.map((value) => (isUnknown(value) ? null : value)),
  };
}

/** A test in words, with the values as written: `aws:PrincipalOrgID is o-abc`. */
function inWords(test: Test, written: Condition): string {
  if (test.whenPresent === 'never') return `${test.key} is absent`;
  if (test.whenPresent === 'any')
    return test.whenAbsent ? `${test.key} is present or absent` : `${test.key} is present`;
  const values = written.values.map((value) => (isUnknown(value) ? 'an unknown value' : value)).join(' or ');
  const absent = test.whenAbsent ? ', or is absent' : '';
  return `${subject(test)} ${relation(test)} ${values === '' ? 'nothing' : values}${absent}`;
}

function subject({ key, quantifier }: Test): string {
  return quantifier === 'none' ? key : `${quantifier === 'all' ? 'every' : 'some'} value of ${key}`;
}

function relation({ operator, whenPresent }: Test): string {
  const no = whenPresent === 'out' ? ' not' : '';
  const order = /(LessThan|GreaterThan)(Equals)?$/.exec(operator.name);
  if (order) return `is${no} ${order[1] === 'LessThan' ? 'below' : 'above'}${order[2] ? ' or equal to' : ''}`;
  if (/IpAddress$/.test(operator.name)) return `is${no} within`;
  return `is${no}${readsWildcards(operator) ? ' like' : ''}`;
}
