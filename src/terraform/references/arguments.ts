import type { Json } from '../../model/index.js';
import { type Instance, isKnown } from '../instances/instance.js';
import { type Address, moduleText } from '../language/address.js';
import { type JsonMap, listOf, mapOf, textOf } from '../language/json.js';
import { parseTraversal } from '../language/traversal.js';
import { configurationOf } from '../plan/configuration.js';
import { follow } from './follow.js';
import { isApart } from './locals.js';
import type { Meaning, RootModule, Source } from './root-module.js';

/**
 * Where a value inside of a module may come from whose own reference is lost, in a local or in a dynamic block: what
 * the call of the module passes in, and what the module reads itself and does not make of this value. Nothing where the
 * plan does not say what its configuration reads, as before Terraform 1.2, or in the root module.
 */
export function passedIn(root: RootModule, instance: Instance, meaning: Meaning): readonly Source[] {
  const call = instance.module.at(-1);
  if (call === undefined || root.relevant().length === 0) return [];
  const module = instance.module.slice(0, -1);
  const block = mapOf(configurationOf(root.configuration, module)?.calls[call.name]);
  const scope = { module, key: call.key, block };
  const given = Object.values(mapOf(block.expressions)).flatMap((one) => follow(root, one, scope));
  const own = root.relevant().filter((source) => isReadBeside(root, source, instance));
  return [...given.filter(isOpen), ...own].filter((source) => !isNone(root, source, meaning));
}

function isOpen(source: Source): boolean {
  return 'lost' in source || !isKnown(source.instance, source.attribute);
}

/** Whether no value of a meaning is made of a source. */
function isNone(root: RootModule, source: Source, meaning: Meaning): boolean {
  if ('lost' in source) return false;
  return meaning.of(root, source.instance, source.attribute) === undefined && isApart(source, meaning);
}

/** Whether a source stands in the module of an instance, and is not made of that instance. */
function isReadBeside(root: RootModule, source: Source, instance: Instance): boolean {
  if ('lost' in source) return false;
  const isInside = moduleText(source.instance.module) === moduleText(instance.module);
  return isInside && !dependsOn(root, source.instance, instance.block);
}

/** Whether a block reads another one of its module, if need be by way of others. */
function dependsOn({ configuration }: RootModule, { module, block }: Address, other: string): boolean {
  const blocks = configurationOf(configuration, module)?.blocks;
  const seen = new Set([block]);
  for (const address of seen) {
    if (address === other) return true;
    for (const read of blocksRead(blocks?.get(address) ?? {})) seen.add(read);
  }
  return false;
}

/** The addresses of the blocks that a block refers to anywhere. */
function blocksRead({ expressions, count_expression, for_each_expression, depends_on }: JsonMap): readonly string[] {
  const open: (Json | undefined)[] = [
    expressions,
    count_expression,
    for_each_expression,
    { references: depends_on ?? [] },
  ];
  const found: string[] = [];
  while (open.length > 0) {
    const part = open.pop();
    for (const reference of listOf(mapOf(part).references)) found.push(blockIn(textOf(reference) ?? ''));
    if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) open.push(inner);
  }
  return found;
}

function blockIn(reference: string): string {
  const steps = (parseTraversal(reference) ?? []).filter((step) => typeof step === 'string');
  return steps.slice(0, steps[0] === 'data' ? 3 : 2).join('.');
}
