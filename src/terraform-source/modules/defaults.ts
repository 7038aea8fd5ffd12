import { once } from '../../model/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import { encodeJson, firstOpen, open, type Value } from '../values/index.js';
import type { Module } from './module.js';
import { constantsIn, otherValues } from './other-values.js';

/** A value that a variable of the root module is taken to have in place of its default. */
export interface Assumption {
  readonly variable: string;
  readonly value: Value;
  /** As a configuration writes it; empty where it is secret, or long. */
  readonly shown: string;
}

/** A variable of the root module that is given no value, with other values that it might have. */
export interface TakenDefault {
  readonly variable: string;
  /** Its default, as a configuration writes it; empty where it is secret, or long. */
  readonly shown: string;
  /** Any value whatever. */
  readonly any: Assumption;
  /** Values that are likely to make a difference. */
  readonly others: () => readonly Assumption[];
  /** Whether these are all that it can have besides. */
  readonly isEither: boolean;
}

/** Values that take more letters are not shown, and more of them not tried. */
const mostLetters = 60;
const mostOthers = 12;

/**
 * The defaults that were taken of variables of the root module.
 * @param names of the variables that were asked for and are given no value
 * @param modules all that the root module consists of, itself included
 */
export function takenDefaults(
  names: Iterable<string>,
  root: Module,
  modules: Iterable<Module>,
  scope: Scope,
): readonly TakenDefault[] {
  const constants = once(() => constantsIn(modules));
  return [...names].sort().flatMap((variable) => {
    const attributes = root.variables.get(variable)?.block.body.attributes ?? [];
    const fallback = attributes.find(({ name }) => name === 'default')?.value;
    if (!fallback) return [];
    const value = evaluate(fallback, scope);
    const isSecret = attributes.some(({ name }) => name === 'sensitive');
    return {
      variable,
      shown: isSecret ? '' : shown(value),
      any: { variable, value: open(`it depends on the value of \`${variable}\``, [`var.${variable}`]), shown: '' },
      others: () => others(variable, value, constants()),
      isEither: value.kind === 'bool',
    };
  });
}

function others(variable: string, fallback: Value, constants: readonly Value[]): readonly Assumption[] {
  const all = otherValues(fallback, constants).map((value) => ({ variable, value, shown: shown(value) }));
  const distinct = new Map(all.map((one) => [one.shown, one]));
  distinct.delete(shown(fallback));
  return [...distinct.values()].slice(0, mostOthers);
}

function shown(value: Value): string {
  const made = firstOpen(value) ? undefined : encodeJson(value);
  return made?.kind === 'string' && made.value.length <= mostLetters ? made.value : '';
}
