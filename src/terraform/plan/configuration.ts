import type { Json } from '../../model/index.js';
import type { Module } from '../language/address.js';
import { type JsonMap, listOf, mapOf, textOf } from '../language/json.js';

/** The configuration of one module. */
export interface ModuleConfiguration {
  /** Blocks by their address in the module: `aws_iam_role.support`, `data.aws_iam_policy.support`. */
  readonly blocks: ReadonlyMap<string, JsonMap>;
  /** Module calls by name. */
  readonly calls: JsonMap;
  /** Outputs by name, each with its `expression`. */
  readonly outputs: JsonMap;
}

/** Modules by the names of the calls that lead to them, joined with dots: the root module is the empty text. */
export type Configuration = ReadonlyMap<string, ModuleConfiguration>;

/** The configuration that a plan carries along; empty where it carries none. */
export function readConfiguration(configuration: Json | undefined): Configuration {
  const found = new Map<string, ModuleConfiguration>();
  const root = mapOf(configuration).root_module;
  const open: { readonly name: string; readonly module: JsonMap }[] =
    root === undefined ? [] : [{ name: '', module: mapOf(root) }];
  for (const { name, module } of open) {
    const calls = mapOf(module.module_calls);
    found.set(name, { blocks: blocksOf(module), calls, outputs: mapOf(module.outputs) });
    for (const [call, block] of Object.entries(calls))
      open.push({ name: name ? `${name}.${call}` : call, module: mapOf(mapOf(block).module) });
  }
  return found;
}

function blocksOf(module: JsonMap): ReadonlyMap<string, JsonMap> {
  return new Map(
    listOf(module.resources)
      .map(mapOf)
      .map((block) => [textOf(block.address) ?? '', block] as const),
  );
}

/** The configuration of a module, the same for all its instances. */
export function configurationOf(configuration: Configuration, module: Module): ModuleConfiguration | undefined {
  return configuration.get(module.map(({ name }) => name).join('.'));
}
