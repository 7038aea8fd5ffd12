import type { Json } from '../model/index.js';
import { type Address, type Module, parseAddress } from './address.js';
import type { Source } from './follow.js';
import { mostCandidates } from './hop.js';
import { type Instance, isKnown } from './instance.js';
import type { InstanceIndex } from './instance-index.js';
import { listOf, mapOf, textOf } from './json.js';

/**
 * What expressions anywhere in the configuration read and Terraform does not know yet: `relevant_attributes`, which
 * Terraform 1.2 and later print, without saying who reads what. Of many instances, as many as tell that they are many.
 */
export function relevantSources(attributes: Json | undefined, index: InstanceIndex): readonly Source[] {
  return listOf(attributes).flatMap((entry) => {
    const { resource, attribute: path } = mapOf(entry);
    const address = parseAddress(textOf(resource) ?? '');
    const attribute = textOf(listOf(path)[0]);
    const named = address
      ? modulesOf(index, address.module).flatMap((module) => instancesIn(index, { ...address, module }))
      : [];
    const open = named.filter((instance) => !isKnown(instance, attribute));
    return open.slice(0, mostCandidates + 1).map((instance) => ({ instance, attribute }));
  });
}

/** The instances of a module of which keys may be left out: then it is all of them. */
function modulesOf({ ofCall }: InstanceIndex, path: Module): readonly Module[] {
  return path.reduce<readonly Module[]>(
    (modules, step) => {
      const instances = (module: Module) => (step.key === undefined ? ofCall(module, step.name)?.all : undefined);
      return modules.flatMap((module) => (instances(module) ?? [step]).map((one) => [...module, one]));
    },
    [[]],
  );
}

/** The instance at an address, or all of a resource. */
function instancesIn({ at, ofBlock }: InstanceIndex, address: Address): readonly Instance[] {
  const one = at(address);
  if (one) return [one];
  return address.key === undefined ? ofBlock(address) : [];
}
