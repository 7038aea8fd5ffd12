import { type Beside, type Instance, mattersToSupport, type Planned } from '../terraform/index.js';
import type { Given } from './modules/inputs.js';
import type { ModuleInstance } from './modules/module-tree.js';
import { argumentsOf } from './modules/providers.js';
import { type Files, openRoot } from './open-root.js';
import { walk } from './walk.js';

/**
 * The source in a folder, evaluated by what a plan knows that lies beside it: what the plan says of variables, of
 * resources that are there and of what it has looked up. `another` where the plan shares no block with it, and so is of
 * another root module; nothing where the folder has no source that can be read.
 */
export function readBeside(
  folder: string,
  files: Files,
  given: Given,
  planned: Planned,
): Beside | 'another' | undefined {
  const opened = openRoot(folder, files, given, planned);
  const { root, modules, configurationAt } = opened;
  const { resources, calls, files: read } = root.module;
  const declares = new Set([...resources.keys(), ...[...calls.keys()].map((name) => `module.${name}`)]);
  const isOther = planned.declares && declares.size > 0 && ![...declares].some((name) => planned.declares?.has(name));
  if (isOther) return 'another';
  if (read.length === 0 || read.some(({ faults }) => faults.length > 0)) return undefined;
  return {
    at: (address: At) => instanceAt(root, address),
    instances: () => {
      const { instances } = walk(opened);
      const isSound = [...modules.values()].every((one) => one.files.every(({ faults }) => faults.length === 0));
      return isSound ? instances.filter(isSurelyManaged) : [];
    },
    providerAt: (key) => argumentsOf(key, configurationAt(key)),
  };
}

type At = Parameters<Beside['at']>[0];

function isSurelyManaged({ block, exists, type }: Instance): boolean {
  return !block.startsWith('data.') && exists.answer === 'yes' && mattersToSupport(type);
}

/** The instance at an address, if need be inside of modules. */
function instanceAt(
  root: ModuleInstance,
  { module, block, key }: Parameters<Beside['at']>[0],
): ReturnType<Beside['at']> {
  let moduleInstance: ModuleInstance | undefined = root;
  for (const step of module) {
    if (!moduleInstance.module.calls.has(step.name)) return 'absent';
    const { instances, missing } = moduleInstance.call(step.name);
    if (missing) return undefined;
    moduleInstance = instances.find(({ path }) => path.at(-1)?.key === step.key);
    if (!moduleInstance) return areAll(instances) ? 'absent' : undefined;
  }
  if (!moduleInstance.module.resources.has(block)) return 'absent';
  const group = moduleInstance.resource(block);
  if (group.isRefused) return undefined;
  const instances = group.instances.map(({ instance }) => instance);
  const found = instances.find((one) => one.key === key);
  return found ?? (areAll(instances) ? 'absent' : undefined);
}

/** Whether there are no other instances than these, for certain. */
function areAll(instances: readonly Pick<Instance, 'exists'>[]): boolean {
  return instances.every(({ exists }) => exists.answer === 'yes');
}
