import type { Json, Path } from '../../model/index.js';
import type { Entry } from '../instances/entry.js';
import type { Instance } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import { isJsonMap, type JsonMap, listOf, mapOf, textOf } from '../language/json.js';
import { entryOf, identify } from './printed.js';
import { type Parts, printedAttributes } from './printed-attributes.js';

/**
 * The entries of a state, in its order. `values` is what `terraform show -json` prints under `values`, `path`
 * leads to it. Their instances all exist; objects of data sources are `read`.
 */
export function stateEntries(values: Json | undefined, path: Path): readonly Entry[] {
  const open: { module: JsonMap; path: Path }[] = [
    { module: mapOf(mapOf(values).root_module), path: [...path, 'root_module'] },
  ];
  const found: Entry[] = [];
  for (const { module, path: at } of open) {
    const address = textOf(module.address) ?? '';
    for (const [index, resource] of listOf(module.resources).entries()) {
      const read = () => stateInstance(mapOf(resource), address, [...at, 'resources', index, 'values']);
      if (isJsonMap(resource)) found.push(entryOf(resource, address, read));
    }
    for (const [index, child] of listOf(module.child_modules).entries())
      open.push({ module: mapOf(child), path: [...at, 'child_modules', index] });
  }
  return found;
}

const parts: Parts = { values: 'values', sensitive: 'sensitive_values' };

function stateInstance(resource: JsonMap, module: string, path: Path): Instance | undefined {
  const identity = identify(resource, module);
  return (
    identity && {
      ...identity,
      path,
      change: isLookup(identity) ? 'read' : 'keep',
      exists: { answer: 'yes' },
      attributes: printedAttributes(resource, parts),
    }
  );
}
