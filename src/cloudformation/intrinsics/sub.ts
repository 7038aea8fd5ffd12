import type { Json, Tree, Value } from '../../model/index.js';
import type { Intrinsic, Scope } from '../evaluation/scope.js';
import { concatenate } from '../evaluation/text.js';
import { entriesOf, isSequence } from '../template/json.js';
import { malformed } from './malformed.js';

/** `Fn::Sub: "text ${Name} ${Resource.Attribute} ${!Literal}"`, or the text and a mapping of further names. */
export const sub: Intrinsic = (argument, scope) => {
  const pieces = subPieces(argument, scope);
  return pieces ? concatenate(pieces) : malformed('Fn::Sub', 'a text, or a text and a mapping');
};

/** What the text of a `Fn::Sub` is put together from; nothing where there is no text. */
export function subPieces(argument: Json, scope: Scope): readonly Value<Tree>[] | undefined {
  const [text, names] = isSequence(argument) ? argument : [argument];
  if (typeof text !== 'string') return undefined;
  const own = entriesOf(names);
  return text.split(/(\$\{[^}]*\})/).map((piece) => {
    const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1]?.trim();
    return name === undefined ? scope.spell(piece) : valueNamed(name, own, scope);
  });
}

function valueNamed(name: string, own: ReadonlyMap<string, Json>, scope: Scope): Value<Tree> {
  if (name.startsWith('!')) return scope.spell(`\${${name.slice(1)}}`);
  const node = own.get(name);
  if (node !== undefined) return scope.evaluate(node);
  const [resource = '', ...attribute] = name.split('.');
  return attribute.length > 0 ? scope.attribute(resource, attribute.join('.')) : scope.reference(name);
}
