import type { Tree, TreeMap, Value } from '../../model/index.js';
import { implies, type Test, testOf } from '../conditions/index.js';
import { statementsOf } from '../policy/index.js';

/** A Deny of a policy. */
interface Denial {
  /** All of it but its name, as written. */
  readonly whole: string;
  /** Whom and what it is about. */
  readonly about: string;
  /** The tests that must all be met for it to apply; absent where they cannot all be told. */
  readonly tests?: readonly Test[];
}

/** Whether each Deny of a policy is in another one, or one that applies to more. */
export function keepsDenials(then: Value<Tree>, today: Value<Tree>): boolean {
  const kept = denialsOf(then);
  return denialsOf(today).every((old) => kept.some((one) => one.whole === old.whole || isWider(one, old)));
}

function denialsOf(policy: Value<Tree>): Denial[] {
  const denies = statementsOf(policy).filter(({ effect }) => effect === 'Deny');
  return denies.map(({ source, conditions }) => {
    const { known, unknown, refused } = conditions;
    const isTold = unknown.length === 0 && refused.length === 0;
    const { Sid: _, ...whole } = source;
    const { Condition: __, ...about } = whole;
    return { whole: textOf(whole), about: textOf(about), ...(isTold ? { tests: known.map(testOf) } : {}) };
  });
}

/** The order of elements does not count. */
function textOf(statement: TreeMap): string {
  return JSON.stringify(Object.entries(statement).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isWider(one: Denial, other: Denial): boolean {
  if (one.about !== other.about || one.tests === undefined) return false;
  return one.tests.every((test) => other.tests?.some((old) => implies(old, test)) ?? false);
}
