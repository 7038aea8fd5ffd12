import type { Step } from '../../hcl/index.js';
import {
  asNumber,
  convert,
  failed,
  isMapping,
  isSequence,
  type Mapping,
  markedLike,
  type Open,
  open,
  plainText,
  tuple,
  type Value,
} from '../values/index.js';
import type { Evaluate, Scope } from './scope.js';

/** What the steps lead to from a value. */
export function traverse(from: Value, steps: readonly Step[], scope: Scope, evaluate: Evaluate): Value {
  let value = from;
  for (const step of steps) {
    if (value.kind === 'unknown') {
      if (!value.each || step.kind === 'attribute' || scope.isTried) return value;
      value = step.kind === 'splat' ? splatOpen(value, step.each, scope, evaluate) : value.each;
    } else if (step.kind === 'splat') value = splat(value, step.each, scope, evaluate);
    else if (step.kind === 'attribute') value = attributeOf(value, step.name);
    else value = elementOf(value, evaluate(step.key, scope));
  }
  return value;
}

/** Of what may have elements: what is read of each. */
function splatOpen(value: Open, each: readonly Step[], scope: Scope, evaluate: Evaluate): Value {
  return value.each ? { ...value, each: traverse(value.each, each, scope, evaluate) } : value;
}

/** Of a list every element, of null none, and of anything else it alone. */
function splat(value: Value, each: readonly Step[], scope: Scope, evaluate: Evaluate): Value {
  const items = isSequence(value) ? value.items : value.kind === 'null' ? [] : [value];
  const values = items.map((item) => traverse(item, each, scope, evaluate));
  const error = values.find((one) => one.kind === 'unknown' && one.isError);
  return error ?? markedLike(tuple(values), value);
}

export function attributeOf(value: Value, name: string): Value {
  if (value.kind === 'unknown') return value;
  if (value.kind === 'null') return failed(`attribute \`${name}\` is asked of null`);
  const found = isMapping(value) ? value.entries.get(name) : undefined;
  const others = isMapping(value) ? value.others : undefined;
  return found ? markedLike(found, value) : (others ?? failed(`there is no attribute \`${name}\``));
}

/** The element of a list or map that a key names. */
export function elementOf(value: Value, key: Value): Value {
  if (value.kind === 'unknown') return value;
  if (key.kind === 'unknown') return key;
  if (value.kind === 'null' || key.kind === 'null') return failed('an element is asked of null, or by null');
  return markedLike(isMapping(value) ? entryOf(value, key) : itemOf(value, key), value, key);
}

function entryOf(value: Mapping, key: Value): Value {
  const name = convert(key, 'string');
  if (name.kind !== 'string') return name.kind === 'unknown' ? name : open('the key is not known');
  return (
    value.entries.get(name.value) ??
    value.others?.each ??
    value.others ??
    failed(`there is no element \`${name.value}\``)
  );
}

function itemOf(value: Value, key: Value): Value {
  if (!isSequence(value) || value.kind === 'set') return failed('it has no elements that a key names');
  const index = convert(key, 'number');
  if (index.kind !== 'number') return index;
  return value.items[asNumber(index.value)] ?? failed(`there is no element ${plainText(index.value)}`);
}
