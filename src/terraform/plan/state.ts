import type { Json, Path } from '../../model/index.js';
import { type Entry, readingOnce } from '../instances/entry.js';
import type { Instance } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import { isJsonMap, type JsonMap, listOf, mapOf, textOf } from '../language/json.js';
import { entryOf, identify } from './printed.js';
import { type Parts, printedAttributes } from './printed-attributes.js';

/**
 * The entries of a state, in its order. `values` is what `terraform show -json` prints under `values`, `path`
 * leads to it. Their instances all exist; objects of data sources are `read`.
 * @param isAsked the types that are asked for: nothing else is read
 */
export function stateEntries(values: Json | undefined, path: Path, isAsked = anyType): readonly Entry[] {
  return modulesOf(values, path).flatMap(({ module, path: at }) => {
    const address = textOf(module.address) ?? '';
    const read = readingOnce(({ stated, index }) =>
      stateInstance(stated, address, [...at, 'resources', index, 'values']),
    );
    return listOf(module.resources).flatMap((resource, index) =>
      isJsonMap(resource) && isAsked(textOf(resource.type) ?? '') ? entryOf(resource, index, address, read) : [],
    );
  });
}

const anyType = (_type: string) => true;

/** The modules of a state, each with its path. */
function modulesOf(values: Json | undefined, path: Path): readonly { readonly module: JsonMap; readonly path: Path }[] {
  const found: { module: JsonMap; path: Path }[] = [
    { module: mapOf(mapOf(values).root_module), path: [...path, 'root_module'] },
  ];
  for (const { module, path: at } of found) {
    for (const [index, child] of listOf(module.child_modules).entries())
      found.push({ module: mapOf(child), path: [...at, 'child_modules', index] });
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
