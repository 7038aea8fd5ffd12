import type { Body } from '../../hcl/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import {
  asNumber,
  compareFloats,
  convert,
  countOf,
  isMapping,
  isSequence,
  type Open,
  open,
  plainText,
  text,
  type Value,
  whole,
} from '../values/index.js';
import { nestedArgument } from './nested-argument.js';

/** What one instance of a block has beside the others. */
export interface Round {
  /** Its key; absent where the block does not repeat, or the key is not known. */
  readonly key?: string | number;
  /** What `each` and `count` are. */
  readonly names: readonly (readonly [string, Value])[];
  /** Why it is open whether it exists; absent where it does. */
  readonly maybe?: Open;
  /** Why it does not exist. */
  readonly never?: string;
}

/** The instances of a block. */
export interface Repetition {
  readonly by: 'nothing' | 'count' | 'for_each';
  readonly rounds: readonly Round[];
  /** Why the rounds are not all that there may be; each stands for any. */
  readonly open?: Open;
}

const mostInstances = 2_000;
const once: Round = { names: [] };

/** How often a resource or module is there: https://developer.hashicorp.com/terraform/language/meta-arguments/count */
export function repetitionOf(body: Body, scope: Scope): Repetition {
  const argument = (name: string) => body.attributes.find((one) => one.name === name)?.value;
  const [count, forEach] = [argument('count'), argument('for_each')];
  if (count) return counted(convert(evaluate(count, scope), 'number'));
  if (forEach) return overEach(evaluate(forEach, scope));
  const enabled = nestedArgument(body, 'lifecycle', 'enabled');
  return enabled ? whereEnabled(convert(evaluate(enabled, scope), 'bool')) : { by: 'nothing', rounds: [once] };
}

/** OpenTofu makes a block only where it is enabled: https://opentofu.org/docs/language/meta-arguments/enabled */
function whereEnabled(enabled: Value): Repetition {
  const by = 'nothing';
  if (enabled.kind === 'bool') return { by, rounds: enabled.value ? [once] : [] };
  const why = enabled.kind === 'unknown' ? enabled : open('`enabled` is null');
  return { by, rounds: [{ ...once, maybe: why }] };
}

function counted(count: Value): Repetition {
  const by = 'count';
  if (count.kind !== 'number') return mayBe(by, count.kind === 'unknown' ? count : open('`count` is null'));
  if (compareFloats(count.value, countOf(mostInstances)) > 0)
    return mayBe(
      by,
      open(`\`count\` is ${plainText(count.value)}, and more than ${mostInstances} instances are not looked at`),
    );
  const length = Math.max(0, Math.floor(asNumber(count.value)));
  const rounds = Array.from({ length }, (_, key): Round => ({ key, names: [['count', indexOf(whole(key))]] }));
  return { by, rounds };
}

function indexOf(index: Value): Value {
  return { kind: 'object', entries: new Map([['index', index]]) };
}

function eachOf(key: Value, value: Value): Value {
  return {
    kind: 'object',
    entries: new Map([
      ['key', key],
      ['value', value],
    ]),
  };
}

/** The names that a round has where its key is not known. */
export function namesWithout(by: 'count' | 'for_each', why: Open): Round['names'] {
  return [by === 'count' ? ['count', indexOf(why)] : ['each', eachOf(why, why)]];
}

/** One round that stands for any number of them. */
function mayBe(by: 'count' | 'for_each', why: Open): Repetition {
  return { by, rounds: [{ names: namesWithout(by, why), maybe: why }], open: why };
}

function overEach(over: Value): Repetition {
  const by = 'for_each';
  if (over.kind === 'unknown') return mayBe(by, over);
  const entries = isMapping(over) ? [...over.entries] : setEntries(over);
  if (!entries) return mayBe(by, open('`for_each` is no map and no set of texts'));
  if (entries.length > mostInstances) return mayBe(by, open(`\`for_each\` has more than ${mostInstances} elements`));
  const open1 = entries.find(([key]) => typeof key !== 'string')?.[1];
  const known = entries.flatMap(([key, value]): Round[] =>
    typeof key === 'string' ? [{ key, names: [['each', eachOf(text(key), value)]] }] : [],
  );
  const others = isMapping(over) ? over.others : open1?.kind === 'unknown' ? open1 : undefined;
  if (!others) return { by, rounds: known };
  const more = mayBe(by, others);
  return { by, rounds: [...known, ...more.rounds], open: others };
}

/** The elements of a set by themselves; those that are not known have no key. */
function setEntries(over: Value): readonly (readonly [string | undefined, Value])[] | undefined {
  if (over.kind === 'null') return undefined;
  if (!isSequence(over)) return undefined;
  return over.items.map((item) => [item.kind === 'string' ? item.value : undefined, item] as const);
}
