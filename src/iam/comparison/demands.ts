import type { Demand } from '../../model/index.js';
import { implies, parseOperator, type Test, testOf } from '../conditions/index.js';

/** What one condition of a grant, or one Deny beside it, asks: one of several demands must be met. */
export type Asked = readonly Demand[];

/** Whether each of some demands is among others, or a stricter one is. */
export function areAsked(asked: readonly Asked[], by: readonly Asked[]): boolean {
  return asked.every((one) => by.some((other) => isStricter(other, one)));
}

/** Whether each of two demands is as strict as the other. */
export function isAsStrict(one: Asked, other: Asked): boolean {
  return isStricter(one, other) && isStricter(other, one);
}

/** Whether whoever meets one of some demands surely meets one of others. */
function isStricter(one: Asked, other: Asked): boolean {
  return one.every((demand) => other.some((wider) => isCovered(demand, wider)));
}

/** A Deny that asks for less keeps out more. */
function isCovered(demand: Demand, wider: Demand): boolean {
  if (demand.denied !== wider.denied) return false;
  const [strict, loose] = [testOfDemand(demand), testOfDemand(wider)];
  if (strict === undefined || loose === undefined) return false;
  return demand.denied ? implies(loose, strict) : implies(strict, loose);
}

/** A demand as a test; nothing where part of it is not known. */
function testOfDemand({ operator, key, values }: Demand): Test | undefined {
  const parsed = parseOperator(operator);
  const known = values.flatMap((value) => value ?? []);
  if (parsed === undefined || known.length < values.length) return undefined;
  return testOf({ ...parsed, key, values: known, variables: true, path: [] });
}
