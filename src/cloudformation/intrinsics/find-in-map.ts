import { isSymbolic, isUnknown, type Json, type Tree, type Unknown, type Value } from '../../model/index.js';
import { entriesOf, entryOf, isMapping, scalarText } from '../template/json.js';
import { oneOf, withoutCandidates } from '../values/one-of.js';
import { knownAtDeployment } from '../values/same-text.js';
import type { Scope } from '../values/scope.js';
import { asText } from '../values/text.js';
import { type Intrinsic, malformed, partsOf } from './intrinsic.js';

/** What a call gives where the mapping does not have the keys. */
const FALLBACK = 'DefaultValue';

/**
 * `Fn::FindInMap: [map, first key, second key, {DefaultValue}]`. A key that is not known (a region, as a rule) leaves
 * the values of all its entries possible.
 */
export const findInMap: Intrinsic = {
  name: 'Fn::FindInMap',
  extension: (argument) => (entryOf(partsOf(argument)[3], FALLBACK) === undefined ? undefined : FALLBACK),
  arity: { parts: [3, 4], wants: 'a mapping and two keys' },
  evaluate: (argument, scope) => {
    const [map = null, first = null, second = null, options] = partsOf(argument);
    const name = asText(scope.evaluate(map));
    if (isUnknown(name)) return withoutCandidates(name);
    if (name === undefined) return malformed(findInMap.name, 'the name of a mapping');
    const { values, waiting } = valuesAt(scope.mapping(name), [first, second], scope);
    const fallback = entryOf(options, FALLBACK);
    if (fallback !== undefined && (waiting || values.length === 0)) values.push(scope.evaluate(fallback));
    if (values.length === 0) return malformed(findInMap.name, `keys that the mapping \`${name}\` has`);
    return waiting ? oneOf(values, waiting) : values[0];
  },
};

/** The values that two keys can lead to, and the key that is not known, if there is one. */
function valuesAt(map: Json | undefined, keys: readonly Json[], scope: Scope) {
  let nodes = map === undefined ? [] : [map];
  let waiting: Unknown | undefined;
  for (const key of keys.map((node) => asText(scope.evaluate(node)))) {
    const missing = notYetKnown(key);
    waiting = waiting ?? missing;
    const names = namesIn(key);
    if (waiting && !names && !areFew(nodes)) return { values: [waiting], waiting };
    nodes = nodes
      .flatMap((node) => (names ?? [...entriesOf(node).keys()]).map((name) => entryOf(node, name)))
      .filter((node) => node !== undefined);
  }
  const values: Value<Tree>[] = nodes.map((node) => scope.evaluate(node));
  return { values, waiting };
}

/** The entries of a mapping that one key which is not known may choose among: CloudFormation takes 200 of them. */
const MOST_ENTRIES = 1_000;

/** How many entries mappings have, for as long as they are held on to: a mapping may be asked for by every resource. */
const sizes = new WeakMap<object, number>();

function areFew(maps: readonly Json[]): boolean {
  return maps.reduce<number>((sum, map) => sum + sizeOf(map), 0) <= MOST_ENTRIES;
}

function sizeOf(map: Json): number {
  if (!isMapping(map)) return 0;
  const size = sizes.get(map) ?? Object.keys(map).length;
  sizes.set(map, size);
  return size;
}

/** The keys that a value can be; nothing where that list is open. */
function namesIn(key: Value<string>): readonly string[] | undefined {
  if (typeof key === 'string') return isSymbolic(key) ? undefined : [key];
  const candidates = key?.$oneOf;
  const names = candidates?.map(scalarText).filter((name) => name !== undefined && !isSymbolic(name));
  return names?.length === candidates?.length ? names?.filter((name) => name !== undefined) : undefined;
}

function notYetKnown(key: Value<string>): Unknown | undefined {
  if (isUnknown(key)) return key;
  return key !== undefined && isSymbolic(key) ? knownAtDeployment(key) : undefined;
}
