import type { For } from '../../hcl/index.js';
import {
  bool,
  convert,
  failed,
  firstOpen,
  isMapping,
  isSequence,
  markedLike,
  nothing,
  object,
  open,
  text,
  tuple,
  type Value,
  whole,
} from '../values/index.js';
import { type Evaluate, type Scope, withNames } from './scope.js';

/** A tuple of a value for each element, or an object of one for each key. */
export function evaluateFor(expression: For, scope: Scope, evaluate: Evaluate): Value {
  const collection = evaluate(expression.collection, scope);
  const pairs = pairsOf(collection);
  if (!pairs) return firstOpen(collection) ?? failed('a for expression needs a list or a map');
  const rounds = pairs.map(([key, value]) => roundOf(expression, { key, value }, scope, evaluate));
  const stop = rounds.find(({ stops }) => stops)?.condition;
  if (stop) return firstOpen(stop) ?? failed('the condition is null');
  const made = rounds.flatMap(({ made: one }) => (one ? [one] : []));
  const error = made.map(([, value]) => value).find((value) => value.kind === 'unknown' && value.isError);
  const result = expression.key ? objectOf(made, expression.groups) : tuple(made.map(([, value]) => value));
  return error ?? markedLike(result, collection, ...rounds.flatMap(({ condition }) => condition ?? []));
}

/** What a for expression makes of one element: nothing where its condition leaves it out, or cannot be told. */
interface Round {
  readonly condition?: Value;
  readonly stops?: true;
  readonly made?: readonly [key: Value, value: Value];
}

function roundOf(
  expression: For,
  { key, value }: { readonly key: Value; readonly value: Value },
  scope: Scope,
  evaluate: Evaluate,
): Round {
  const keyName = expression.keyName === undefined ? [] : [[expression.keyName, key] as const];
  const inner = withNames(scope, [...keyName, [expression.valueName, value]]);
  const condition = expression.condition ? convert(evaluate(expression.condition, inner), 'bool') : bool(true);
  if (condition.kind !== 'bool') return { condition, stops: true };
  if (!condition.value) return { condition };
  const made = [expression.key ? evaluate(expression.key, inner) : key, evaluate(expression.value, inner)] as const;
  return { condition, made };
}

/** Keys and values of a collection; of a set each value is its own key. */
export function pairsOf(collection: Value): readonly (readonly [Value, Value])[] | undefined {
  if (isMapping(collection))
    return collection.others ? undefined : [...collection.entries].map(([key, value]) => [text(key), value]);
  if (!isSequence(collection)) return undefined;
  return collection.items.map((value, index) => [collection.kind === 'set' ? value : whole(index), value]);
}

function objectOf(made: readonly (readonly [Value, Value])[], groups: boolean): Value {
  const entries = new Map<string, Value[]>();
  for (const [written, value] of made) {
    const key = convert(written, 'string');
    if (key.kind === 'unknown') return key;
    if (key.kind !== 'string') return key.kind === 'null' ? failed('a key is null') : open('a key is not known');
    const group = entries.get(key.value) ?? [];
    group.push(value);
    entries.set(key.value, group);
  }
  const twice = groups ? undefined : [...entries].find(([, values]) => values.length > 1);
  if (twice) return failed(`two elements have the key \`${twice[0]}\``);
  return object([...entries].map(([key, values]) => [key, groups ? tuple(values) : (values[0] ?? nothing)]));
}
