import { type Tree, unknown } from '../../model/index.js';
import { type Attributes, addressText, type Instance, identityAttributes } from '../../terraform/index.js';
import { type Scope, withNames } from '../evaluate/scope.js';
import {
  firstOpen,
  fromTree,
  holdsSecret,
  isMapping,
  type Mapping,
  object,
  treeOf,
  type Value,
} from '../values/index.js';
import { bodyValue } from './block-value.js';
import { isWorkedOut, lookedUp } from './lookups.js';
import type { Declared } from './module.js';
import type { ModuleInstance, ResourceInstance, RootRun } from './module-tree.js';
import { asPlannedValue } from './planned-value.js';
import { providerReference } from './provider-reference.js';
import { existsIn } from './references.js';
import type { Round } from './repetition.js';

/** A block with the round in which it is evaluated. */
interface InRound {
  /** Its address in the module. */
  readonly block: string;
  readonly declared: Declared;
  readonly round: Round;
}

/** An instance of a resource or data source: what is read of it, and what others see of it. */
export function resourceInstance(
  run: RootRun,
  moduleInstance: ModuleInstance,
  { block, declared, round }: InRound,
): ResourceInstance {
  const isLookup = block.startsWith('data.');
  const type = declared.block.labels[0]?.text ?? '';
  const own = { module: moduleInstance.path, block, key: round.key };
  const scope = withNames(round.never === undefined ? moduleInstance.scope : moduleInstance.absentScope, round.names);
  const body = bodyValue(declared.block.body, scope);
  const stated = attributesOf(body);
  const instance: Instance = {
    ...own,
    type,
    address: addressText(own),
    deposed: '',
    path: [],
    change: isLookup ? 'read' : 'create',
    exists: existsIn(moduleInstance.exists, round),
    attributes: isLookup && !isWorkedOut(type) ? lookedUpAttributes(stated, addressText(own)) : stated,
  };
  run.remember(instance, {
    provider: providerKey(moduleInstance, declared, instance, scope),
    set: isMapping(body) ? [...body.entries.keys()] : [],
  });
  const planned = run.planned?.instances.at(instance)?.attributes;
  return { instance, value: isMapping(body) ? asPlannedValue(seen(run, instance, body, isLookup), planned) : body };
}

/** What a body says, as data. */
function attributesOf(body: Value): Attributes {
  const entries = isMapping(body) ? body.entries : new Map<string, Value>();
  const trees = new Map<string, Tree>();
  const value = (name: string) => {
    const found = entries.get(name);
    if (!found) return undefined;
    const tree = trees.get(name) ?? treeOf(found);
    trees.set(name, tree);
    return tree;
  };
  const all = [...entries.values()];
  const named = (name: string | undefined) =>
    name === undefined ? all : [entries.get(name)].filter((one) => one !== undefined);
  return {
    names: () => [...entries.keys()],
    value,
    before: () => undefined,
    isKnown: (name) => named(name).every((one) => !firstOpen(one)),
    isSensitive: (name) => named(name).some(holdsSecret),
  };
}

/** Of what a data source looks up, only what it is looked up by is known. */
function lookedUpAttributes(stated: Attributes, address: string): Attributes {
  const open = unknown(`\`${address}\` is looked up only when a plan is made`, [address]);
  return {
    ...stated,
    value: (name) => stated.value(name) ?? open,
    isKnown: (name) => name !== undefined && stated.value(name) !== undefined && stated.isKnown(name),
  };
}

/** What others see of an instance: what it sets, what it will be called, and the rest as what a provider will tell. */
function seen(run: RootRun, instance: Instance, body: Mapping, isLookup: boolean): Mapping {
  const identity = [...identityAttributes(run.accounts, instance)].map(
    ([name, tree]) => [name, fromTree(tree)] as const,
  );
  const set = [...body.entries].filter(([, value]) => value.kind !== 'unknown' && value.kind !== 'pieces');
  const others = {
    kind: 'unknown',
    why: unknown(`\`${instance.address}\` is known only after apply`),
    isSure: true,
  } as const;
  const made = object([
    ...body.entries,
    ...identity,
    ...(isLookup ? lookedUp(run.accounts, instance, body) : []),
    ...set,
  ]);
  return { ...made, others };
}

/** The provider configuration that a block uses: the one it names, or that of its type. */
function providerKey(
  moduleInstance: ModuleInstance,
  { block }: Declared,
  { type, address }: Instance,
  scope: Scope,
): string {
  const stated = block.body.attributes.find(({ name }) => name === 'provider')?.value;
  return moduleInstance.providerKey(stated ? providerReference(stated, scope, address) : type.replace(/_.*/s, ''));
}
