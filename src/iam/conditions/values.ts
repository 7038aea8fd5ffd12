import { readsWildcards, type Test } from './test.js';

/** Whether `*` or `?` stands in a value that is compared character by character, so that no name can equal it. */
export function literalWildcard({ operator, variables }: Test, value: string): boolean {
  const text = variables ? value.replaceAll(/\$\{[^}]*\}/g, '') : value;
  return !readsWildcards(operator) && operator.reads !== 'other' && /[*?]/.test(text);
}

/** The policy variable that makes up the whole value, in lower case: `aws:resourceorgid`. */
export function soleVariable({ variables }: Test, value: string): string | undefined {
  return variables ? /^\$\{([^}]*)\}$/.exec(value)?.[1]?.toLowerCase() : undefined;
}
