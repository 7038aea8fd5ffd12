import { implies, statementsOf, type Test, testOf } from '../iam/index.js';
import type { Grant, Tree, Value } from '../model/index.js';

/** One condition that a grant comes in under. */
export interface Demand {
  readonly words: string;
  /** Absent for what a Deny asks, and where the policy is not at hand. */
  readonly test?: Test;
  /** Whether it is a Deny beside the statement of the grant that asks for it. */
  readonly ofDeny: boolean;
}

/** The conditions of a grant of a policy: those of its statement come first, in order. */
export function demandsOf({ conditions, path }: Grant, policy: Value<Tree>): Demand[] {
  const statement = statementsOf(policy).find((one) => one.path.every((key, index) => path[index] === key));
  const tests = statement?.conditions.known.map(testOf) ?? [];
  return conditions.map((words, index) => {
    const test = tests[index];
    return test === undefined ? { words, ofDeny: statement !== undefined } : { words, test, ofDeny: false };
  });
}

/** Whether each of some demands is among others, or a stricter one is. */
export function areAsked(demands: readonly Demand[], by: readonly Demand[]): boolean {
  return demands.every((demand) => by.some((one) => isStricter(one, demand)));
}

/** The demands that are not among others. */
export function notAmong(demands: readonly Demand[], others: readonly Demand[]): Demand[] {
  return demands.filter((demand) => !others.some((one) => isStricter(one, demand) && isStricter(demand, one)));
}

/** Whether whoever meets a demand meets another one. */
function isStricter(demand: Demand, other: Demand): boolean {
  if (demand.words === other.words) return true;
  return demand.test !== undefined && other.test !== undefined && implies(demand.test, other.test);
}
