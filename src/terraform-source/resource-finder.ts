import { join } from 'node:path';
import type { Range } from '../model/index.js';
import { declaredName } from './address.js';
import { type Block, indexSource } from './index-source.js';

/** A file of Terraform source. `name` is what a reader opens. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** The `.tf` files of a folder, in a stable order; none where there is no such folder. */
export type ReadFolder = (folder: string) => readonly SourceFile[];

/** Where a resource is declared. */
export interface SourcePosition extends Range {
  readonly file: string;
}

/** The block that declares an address, in the configuration whose root module lies in the folder. */
export type FindResource = (address: string, folder: string) => SourcePosition | undefined;

/**
 * Finds the block behind an address of a plan or state, modules with local sources included. Each folder is read and
 * indexed once. Nothing where the source is not to be had: a module from a registry, a resource that is declared no more.
 */
export function resourceFinder(readFolder: ReadFolder): FindResource {
  const folders = new Map<string, ReadonlyMap<string, Block>>();
  const blocksOf = (folder: string) => {
    const blocks = folders.get(folder) ?? indexFolder(readFolder(folder));
    folders.set(folder, blocks);
    return blocks;
  };
  const homeOf = (modules: readonly string[], root: string) => {
    let home: string | undefined = root;
    for (const name of modules)
      home = home === undefined ? undefined : calledFolder(home, blocksOf(home).get(`module.${name}`));
    return home;
  };
  return (address, folder) => {
    const declared = declaredName(address);
    const home = declared && homeOf(declared.modules, folder);
    const block = home === undefined ? undefined : blocksOf(home).get(declared?.block ?? '');
    return block && { file: block.file, ...block.range };
  };
}

/** By name; of several blocks with one name the first. */
function indexFolder(files: readonly SourceFile[]): ReadonlyMap<string, Block> {
  const blocks = files.flatMap(({ name, text }) => indexSource(name, text));
  return new Map(blocks.reverse().map((block) => [block.name, block]));
}

/**
 * The folder of a module that is called from a folder, where its source is local: begins with `./` or `../`.
 * Source: https://developer.hashicorp.com/terraform/language/modules/sources#local-paths
 */
function calledFolder(caller: string, call: Block | undefined): string | undefined {
  return /^\.\.?\//.test(call?.source ?? '') ? join(caller, call?.source ?? '') : undefined;
}
