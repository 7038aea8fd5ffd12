import { isUnknown } from '../../model/index.js';
import { readsWildcards, type Test } from '../conditions/index.js';

/** A test in words: `aws:PrincipalOrgID is o-abc`. */
export function inWords(test: Test): string {
  if (test.whenPresent === 'never') return `${test.key} is absent`;
  if (test.whenPresent === 'any')
    return test.whenAbsent ? `${test.key} is present or absent` : `${test.key} is present`;
  const values = test.values.map((value) => (isUnknown(value) ? 'an unknown value' : value)).join(' or ');
  const absent = test.whenAbsent ? ', or is absent' : '';
  return `${subject(test)} ${relation(test)} ${values === '' ? 'nothing' : values}${absent}`;
}

/** Ways of which one must be met, in words. */
export function oneInWords(tests: readonly Test[]): string {
  return tests.map(inWords).join(', or ');
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
