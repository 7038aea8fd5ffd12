import type { Json, Tree, Value } from '../../model/index.js';
import { entriesOf, isMapping, isSequence } from '../template/json.js';
import type { Scope } from '../values/scope.js';
import { concatenate, isTooLong, tooLong } from '../values/text.js';
import { type Intrinsic, malformed, type Name } from './intrinsic.js';

/** `Fn::Sub: "text ${Name} ${Resource.Attribute} ${!Literal}"`, or the text and a mapping of further names. */
export const sub: Intrinsic = {
  name: 'Fn::Sub',
  arity: { parts: [1, 2], orText: true, wants: 'a text, or a text and a mapping' },
  mentions: (argument) => {
    const [text, own] = isSequence(argument) ? argument : [argument];
    return typeof text === 'string' && !isTooLong(text) ? namesInText(text, own) : [];
  },
  evaluate: (argument, scope) => {
    const pieces = subPieces(argument, scope);
    return pieces ? concatenate(pieces) : malformed(sub.name, sub.arity.wants);
  },
};

function namesInText(text: string, own: Json | undefined): readonly Name[] {
  return [...new Set(partsOf(text).map(({ name }) => name))]
    .flatMap((name) => (name === undefined || /^!|^$/.test(name) ? [] : [name.trim()]))
    .filter((name) => !(isMapping(own) && Object.hasOwn(own, name)))
    .map((name) => {
      const [resource = '', attribute] = name.split('.');
      return { kind: attribute === undefined ? 'reference' : 'attribute', name: resource };
    });
}

/** A part of the text of a call: what it spells, or what stands between `${` and `}`. */
interface Part {
  readonly spelt?: string;
  readonly name?: string;
}

/** The parts of a text in turn. What is not closed is text. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (;;) {
    const open = text.indexOf('${', end);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) return [...parts, { spelt: text.slice(end) }];
    parts.push({ spelt: text.slice(end, open) }, { name: text.slice(open + 2, close) });
    end = close + 1;
  }
}

/** What the text of a call is put together from; nothing where there is no text. */
export function subPieces(argument: Json, scope: Scope): readonly Value<Tree>[] | undefined {
  const [text, names] = isSequence(argument) ? argument : [argument];
  if (typeof text !== 'string') return undefined;
  if (isTooLong(text)) return [tooLong];
  const own = entriesOf(names);
  // Each name is worked out once, however often it stands there: calls inside of calls could double their number
  // otherwise.
  const values = new Map<string, Value<Tree>>();
  return partsOf(text).map(({ spelt = '', name: written }) => {
    const name = written?.trim();
    if (name === undefined) return scope.readText(spelt);
    if (!values.has(name)) values.set(name, valueNamed(name, own, scope));
    return values.get(name);
  });
}

function valueNamed(name: string, own: ReadonlyMap<string, Json>, scope: Scope): Value<Tree> {
  if (name.startsWith('!')) return scope.readText(`\${${name.slice(1)}}`);
  const node = own.get(name);
  if (node !== undefined) return scope.evaluate(node);
  const [resource = '', ...attribute] = name.split('.');
  return attribute.length > 0 ? scope.attribute(resource, attribute.join('.')) : scope.reference(name);
}
