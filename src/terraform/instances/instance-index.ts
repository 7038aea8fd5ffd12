import { groupBy, once } from '../../model/index.js';
import { type Address, addressText, type Module, type ModuleStep, moduleText } from '../language/address.js';
import { keyText } from '../language/traversal.js';
import { namingOf } from '../types/resource-types.js';
import { blockOf, type Entry, instanceOf, instancesOf } from './entry.js';
import { type Instance, knownText } from './instance.js';

/** The current objects that can be referred to. They are read when they are first asked for, a type at a time. */
export interface InstanceIndex {
  readonly at: (address: Place) => Instance | undefined;
  /** All instances of a block in one module instance, whatever the key of the address. */
  readonly ofBlock: (address: Place) => readonly Instance[];
  /** The instances of a module call in one module instance; nothing where none has a resource. */
  readonly ofCall: (module: Module, name: string) => CallInstances | undefined;
  /** The customer managed policy of a name. */
  readonly policyNamed: (name: string) => Instance | undefined;
}

type Place = Omit<Address, 'type'>;

/** The instances of one module call, in the order of their first resource. */
export interface CallInstances {
  readonly all: readonly ModuleStep[];
  /** By the text of their keys, as `keyText` has it. */
  readonly byKey: ReadonlyMap<string, ModuleStep>;
}

export function indexInstances(entries: readonly Entry[]): InstanceIndex {
  const byType = groupBy(entries, ({ type }) => type);
  const indexes = new Map<string, TypeIndex>();
  const indexOf = ({ block }: Place) => {
    const { type } = blockOf(block);
    return entry(indexes, type, () => indexType(byType.get(type) ?? []));
  };
  const calls = once(() => indexCalls(entries));
  const policies = once(() => policiesByName(entries));
  return {
    at: (address) => indexOf(address).byAddress.get(addressText(address)),
    ofBlock: (address) => indexOf(address).byBlock.get(addressText({ ...address, key: undefined })) ?? [],
    ofCall: (module, name) => calls().get(callText(module, name)),
    policyNamed: (name) => policies().get(name),
  };
}

interface TypeIndex {
  readonly byAddress: ReadonlyMap<string, Instance>;
  /** By the address of the block in its module instance. */
  readonly byBlock: ReadonlyMap<string, readonly Instance[]>;
}

function indexType(entries: readonly Entry[]): TypeIndex {
  const current = instancesOf(entries).filter(isCurrent);
  return {
    byAddress: new Map(current.map((instance) => [instance.address, instance])),
    byBlock: groupBy(current, (instance) => addressText({ ...instance, key: undefined })),
  };
}

function policiesByName(entries: readonly Entry[]): ReadonlyMap<string, Instance> {
  const managed = entries.filter(({ type, isLookup }) => !isLookup && namingOf(type)?.as === 'policy');
  return new Map(
    instancesOf(managed)
      .filter(isCurrent)
      .map((policy) => [knownText(policy, namingOf(policy.type)?.by ?? '') ?? '', policy]),
  );
}

/** The module instances in which anything is, by the address of their call in the module instance around it. */
function indexCalls(entries: readonly Entry[]): ReadonlyMap<string, CallInstances> {
  const calls = new Map<string, { all: ModuleStep[]; byKey: Map<string, ModuleStep> }>();
  for (const inModule of groupBy(entries, ({ module }) => module).values()) {
    const module = modulePath(inModule);
    for (const [depth, step] of module.entries()) {
      const call = callText(module.slice(0, depth), step.name);
      const { all, byKey } = entry(calls, call, () => ({ all: [], byKey: new Map() }));
      if (!byKey.has(keyText(step.key))) all.push(step);
      byKey.set(keyText(step.key), step);
    }
  }
  return calls;
}

/** The module of entries that stand in one, if any of them is there after apply. */
function modulePath(entries: readonly Entry[]): Module {
  for (const entry of entries) {
    const one = instanceOf(entry);
    if (one && isCurrent(one)) return one.module;
  }
  return [];
}

function isCurrent({ deposed, exists }: Instance): boolean {
  return deposed === '' && exists.answer !== 'no';
}

/** `module.a["x"].module.b`: a call without a key, in a module instance. */
function callText(module: Module, name: string): string {
  return moduleText([...module, { name, key: undefined }]);
}

function entry<T>(map: Map<string, T>, key: string, empty: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = empty();
  map.set(key, made);
  return made;
}
