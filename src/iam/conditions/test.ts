import {
  type Answer,
  isSymbolic,
  isUnknown,
  ownAccount,
  type Path,
  some,
  symbolicParts,
  type Unknown,
} from '../../model/index.js';
import { ownOrganization } from '../text/account.js';
import { type Glob, globOf } from '../text/glob.js';
import { isNull, type Operator, type QualifiedOperator } from './operators.js';

/** One key under one operator, as a policy writes it. */
export interface Condition extends QualifiedOperator {
  readonly key: string;
  readonly values: readonly (string | Unknown)[];
  /** Whether `${...}` are policy variables: not so in policies of 2008. */
  readonly variables: boolean;
  readonly path: Path;
}

/**
 * What a condition asks of a request, once prefix, suffix and negation are worked out.
 * `in`: some value matches. `out`: none does. `any`: whatever the key holds. `never`: the key must not be there.
 */
export interface Test extends Condition {
  /** The key in lower case: names of keys are compared without it. */
  readonly name: string;
  readonly whenPresent: 'in' | 'out' | 'any' | 'never';
  /** Whether a request without the key meets it. */
  readonly whenAbsent: boolean;
}

/** What a condition of an Allow asks (IAM User Guide, operators and multi-value conditions). */
export function testOf(written: Condition): Test {
  const condition = {
    ...written,
    values: written.values.map((value) => foldedValue(filledIn(value, written), written)),
  };
  const name = condition.key.toLowerCase();
  if (isNull(condition.operator)) return { ...condition, name, ...presence(condition) };
  const { operator, quantifier, ifExists } = condition;
  return {
    ...condition,
    name,
    whenPresent: operator.negative ? 'out' : 'in',
    whenAbsent: ifExists || quantifier === 'all' || (operator.negative && quantifier !== 'any'),
  };
}

/** What policy variables about the role itself stand for (IAM User Guide, reference_policies_variables). */
const OF_THE_ROLE: Readonly<Record<string, string>> = {
  'aws:resourceaccount': ownAccount,
  'aws:resourceorgid': ownOrganization,
};

/** A value with the variables filled in that are the same in every request: account and organization of the role. */
function filledIn(value: string | Unknown, { variables }: Condition): string | Unknown {
  if (isUnknown(value) || !variables || !value.includes('${')) return value;
  return value.replaceAll(VARIABLE, (whole, name: string) => OF_THE_ROLE[name.trimEnd().toLowerCase()] ?? whole);
}

const VARIABLE = /\$\{([^},]*)(?:,[^}]*)?\}/g;

/** A value in lower case where case does not count: it is compared, and taken apart, as such. */
function foldedValue(value: string | Unknown, { operator }: Condition): string | Unknown {
  if (isUnknown(value) || operator.reads !== 'folded') return value;
  return symbolicParts(value)
    .map((part) => (isSymbolic(part) ? part : part.toLowerCase()))
    .join('');
}

function presence({ values }: Condition): Pick<Test, 'whenPresent' | 'whenAbsent'> {
  const asks = (word: string) => values.some((value) => !isUnknown(value) && value.toLowerCase() === word);
  const mayBeThere = asks('false') || !asks('true');
  return { whenPresent: mayBeThere ? 'any' : 'never', whenAbsent: asks('true') || !asks('false') };
}

const reverse = { in: 'out', out: 'in', any: 'never', never: 'any' } as const;
const dual = { all: 'any', any: 'all', none: 'none' } as const;

/** What a request must do so that the test does not hold: how a Deny is escaped. */
export function negated(test: Test): Test {
  return {
    ...test,
    quantifier: dual[test.quantifier],
    whenPresent: reverse[test.whenPresent],
    whenAbsent: !test.whenAbsent,
  };
}

/** Whether a request whose key holds this one text meets the test. */
export function admits(test: Test, actual: string): Answer {
  if (test.whenPresent === 'any' || test.whenPresent === 'never') return test.whenPresent === 'any' ? 'yes' : 'no';
  const matched = some(test.values.map((value) => matchOf(test, actual, value)));
  if (matched === 'unknown') return 'unknown';
  return (matched === 'yes') === (test.whenPresent === 'in') ? 'yes' : 'no';
}

function matchOf({ operator, variables }: Test, actual: string, value: string | Unknown): Answer {
  if (isUnknown(value) || (variables && value.includes('${'))) return 'unknown';
  if (operator.matches(actual, value)) return 'yes';
  return isSymbolic(value) ? 'unknown' : 'no';
}

/** The pattern that one value of the test spells, over the whole text. */
export function valueGlob({ operator, variables }: Pick<Test, 'operator' | 'variables'>, value: string): Glob {
  return globOf(value, { wildcards: readsWildcards(operator), variables, folded: operator.reads === 'folded' });
}

/** Whether `*` and `?` in values are wildcards. */
export function readsWildcards(operator: Operator): boolean {
  return operator.reads === 'glob' || operator.reads === 'arn';
}

/** The values that are known. */
export function knownValues({ values }: Pick<Test, 'values'>): string[] {
  return values.filter((value): value is string => !isUnknown(value));
}

/** The values that are not. */
export function unknownValues({ values }: Pick<Test, 'values'>): Unknown[] {
  return values.filter(isUnknown);
}

/** Whether `*` or `?` in a value is a character like any other, spelt `${*}` or not, so that no name can equal it. */
export function literalWildcard(test: Test, value: string): boolean {
  return test.operator.reads !== 'other' && valueGlob(test, value).some((token) => token === '*' || token === '?');
}

/** The policy variable that makes up the whole value, in lower case and without its default: `aws:principaltag/team`. */
export function soleVariable({ variables }: Test, value: string): string | undefined {
  return variables ? /^\$\{([^},]*)(?:,[^}]*)?\}$/.exec(value)?.[1]?.trimEnd().toLowerCase() : undefined;
}
