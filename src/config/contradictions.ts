import type { Config, ScopeDeclaration } from './config.js';

/** A part of a configuration that its schema lets pass and that cannot be meant. */
export interface Contradiction {
  /** JSON pointer to it. */
  readonly pointer: string;
  readonly message: string;
}

/** Names of the scopes that Rolecall makes where nothing is declared for an input. */
const RESERVED: readonly string[] = ['default', 'unassigned'];

/** What in a configuration contradicts itself, in the order of the file's keys. */
export function contradictions({ scopes = [] }: Config): Contradiction[] {
  const firstOf = new Map(scopes.map(({ name }, i) => [name, i] as const).reverse());
  return scopes.flatMap((scope, i) => [
    ...nameContradictions(scope, `/scopes/${i}/name`, firstOf.get(scope.name) === i),
    ...presenceContradictions(scope, `/scopes/${i}`),
  ]);
}

function nameContradictions({ name }: ScopeDeclaration, pointer: string, isFirst: boolean): Contradiction[] {
  if (RESERVED.includes(name)) {
    return [{ pointer, message: `\`${name}\` is the name of what no scope includes: give the scope another` }];
  }
  return isFirst ? [] : [{ pointer, message: `two scopes have the name \`${name}\`: give each its own` }];
}

function presenceContradictions({ name, presence, reason }: ScopeDeclaration, pointer: string): Contradiction[] {
  if (presence === 'elsewhere' && reason === undefined) {
    const message = `the scope \`${name}\` lacks the key \`reason\`: say where its support role is declared`;
    return [{ pointer: `${pointer}/presence`, message }];
  }
  if (presence !== 'elsewhere' && reason !== undefined) {
    const message = `the reason of the scope \`${name}\` has no effect without \`presence: elsewhere\``;
    return [{ pointer: `${pointer}/reason`, message }];
  }
  return [];
}
