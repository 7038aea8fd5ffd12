import type { ModulePath } from '../../terraform/index.js';
import { object, open, text, whole } from '../values/index.js';
import type { RootRun } from './module-tree.js';
import type { Repetition, Round } from './repetition.js';

type Key = string | number | undefined;

/** The keys of a block's instances, as a plan has them. */
export function plannedInstances({ planned }: RootRun, module: ModulePath, block: string): readonly Key[] {
  return planned?.instances.ofBlock({ module, block, key: undefined }).map(({ key }) => key) ?? [];
}

/** The keys of a call's instances, as far as a plan has anything in them. */
export function plannedCalls({ planned }: RootRun, module: ModulePath, name: string): readonly Key[] {
  return planned?.instances.ofCall(module, name)?.all.map(({ key }) => key) ?? [];
}

/** A repetition that is open, with the instances that a plan has. */
export function asPlanned(repetition: Repetition, keys: readonly Key[]): Repetition {
  const { by, rounds, open: why } = repetition;
  if (by === 'nothing' || !why || keys.length === 0) return repetition;
  const known = new Map(rounds.map((round) => [round.key, round]));
  return { by, rounds: keys.map((key) => known.get(key) ?? roundOf(key)) };
}

function roundOf(key: Key): Round {
  if (typeof key === 'number') return { key, names: [['count', object([['index', whole(key)]])]] };
  const value = open('the plan does not say what it is made for', []);
  const each = object([
    ['key', key === undefined ? value : text(key)],
    ['value', value],
  ]);
  return { ...(key !== undefined && { key }), names: [['each', each]] };
}
