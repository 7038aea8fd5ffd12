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
  readonly matches: (actual: string, value: string) => boolean;
}

/** The operator that asks for the opposite. */
export function opposite(operator: Operator, name: string): Operator {
  return { ...operator, name, negative: true };
}
