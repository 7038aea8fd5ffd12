import type { Json, Tree, Value } from '../../model/index.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { entryOf } from '../template/json.js';
import type { Scope } from '../values/scope.js';
import { asNumber, asText, asTexts } from '../values/text.js';

/** A resource being read: its properties, worked out in the scope of its condition. */
export interface PropertyReader {
  readonly declaration: Declaration;
  readonly stack: Stack;
  readonly scope: Scope;
  /** A property as written. */
  node(property: string): Json | undefined;
  value(property: string): Value<Tree>;
  text(property: string): Value<string>;
  texts(property: string): Value<readonly Value<string>[]>;
  number(property: string): Value<number>;
  pseudo(name: string): string;
}

export function readerOf(
  declaration: Declaration,
  stack: Stack,
  scope: Scope = stack.scopeUnder(declaration.condition),
): PropertyReader {
  const node = (property: string) => entryOf(declaration.properties, property);
  const value = (property: string): Value<Tree> => {
    const found = node(property);
    return found === undefined ? declaration.others : (scope.evaluate(found) ?? undefined);
  };
  return {
    declaration,
    stack,
    scope,
    node,
    value,
    text: (property) => asText(value(property)),
    texts: (property) => asTexts(value(property)),
    number: (property) => asNumber(value(property)),
    pseudo: (name) => String(stack.pseudo.get(name)),
  };
}
