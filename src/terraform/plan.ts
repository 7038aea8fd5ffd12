import type { Accounts } from './accounts.js';
import { type Address, addressText, type Module, type ModuleStep, moduleText } from './address.js';
import { type Configuration, configurationOf } from './configuration.js';
import type { Source } from './follow.js';
import { attributeOf, type Instance } from './instance.js';
import { type JsonMap, textOf } from './json.js';
import type { Candidates, Sense } from './sources.js';
import { keyText } from './traversal.js';

/** All that references are followed through. */
export interface Plan {
  readonly accounts: Accounts;
  /** The variables of the root module by name, each with its `value`. */
  readonly variables: JsonMap;
  readonly configuration: Configuration;
  readonly instances: InstanceIndex;
  /** What has a sensitive name: it goes by the symbol of its address. */
  readonly secrets: readonly Instance[];
  /** What expressions anywhere in the configuration read and Terraform does not know yet. */
  readonly relevant: readonly Source[];
  /** What those come to where a sort of value is asked for; filled in when first asked. */
  readonly relevantCandidates: Map<Sense, Candidates>;
}

/** The current objects that can be referred to, in several orders. */
export interface InstanceIndex {
  readonly byAddress: ReadonlyMap<string, Instance>;
  /** All instances of a block in one module instance, by the address of the block there. */
  readonly byBlock: ReadonlyMap<string, readonly Instance[]>;
  /** The instances of a module call, by the address of the call in its module instance. */
  readonly byCall: ReadonlyMap<string, CallInstances>;
  /** The customer managed policies by name. */
  readonly policies: ReadonlyMap<string, Instance>;
}

/** The instances of one module call, in the order of their first resource. */
export interface CallInstances {
  readonly all: readonly ModuleStep[];
  /** By the text of their keys, as `keyText` has it. */
  readonly byKey: ReadonlyMap<string, ModuleStep>;
}

export function indexInstances(instances: readonly Instance[]): InstanceIndex {
  const byAddress = new Map<string, Instance>();
  const byBlock = new Map<string, Instance[]>();
  const byCall = new Map<string, { all: ModuleStep[]; byKey: Map<string, ModuleStep> }>();
  const policies = new Map<string, Instance>();
  for (const instance of instances) {
    if (instance.deposed || instance.exists.answer === 'no') continue;
    byAddress.set(instance.address, instance);
    if (instance.block.startsWith('aws_iam_policy.'))
      policies.set(textOf(attributeOf(instance, 'name')) ?? '', instance);
    entry(byBlock, addressText({ ...instance, key: undefined }), () => []).push(instance);
    for (const [depth, step] of instance.module.entries()) {
      const call = callText(instance.module.slice(0, depth), step.name);
      const { all, byKey } = entry(byCall, call, () => ({ all: [], byKey: new Map() }));
      if (!byKey.has(keyText(step.key))) all.push(step);
      byKey.set(keyText(step.key), step);
    }
  }
  return { byAddress, byBlock, byCall, policies };
}

function entry<T>(map: Map<string, T>, key: string, empty: () => T): T {
  const found = map.get(key) ?? empty();
  map.set(key, found);
  return found;
}

/** `module.a["x"].module.b`: a call without a key, in a module instance. */
export function callText(module: Module, name: string): string {
  return moduleText([...module, { name, key: undefined }]);
}

/** The block that declares an instance, if the plan's configuration has it. */
export function blockOf(
  { configuration }: Plan,
  { module, block }: Pick<Address, 'module' | 'block'>,
): JsonMap | undefined {
  return configurationOf(configuration, module)?.blocks.get(block);
}
