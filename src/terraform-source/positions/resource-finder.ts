import { join } from 'node:path';
import type { Path } from '../../model/index.js';
import { type Declared, type Module, readModule } from '../modules/module.js';
import { positionOf, type SourceFile, type SourcePosition } from '../modules/source-file.js';
import { declaredName } from './address.js';
import { type Home, partOfBlock, textOf } from './part-of-block.js';

/** The files of a folder; none where there is no such folder. */
export type ReadFolder = (folder: string) => readonly SourceFile[];

/**
 * Where an address is declared, in the configuration whose root module lies in the folder.
 * @param path from the root of a plan or state to a part of what it says of the resource
 */
export type FindResource = (address: string, folder: string, path?: Path) => SourcePosition | undefined;

/**
 * Finds what is written of an address of a plan or state, modules with local sources included. Each folder is read
 * once. Nothing where the source is not to be had: a module from a registry, a resource that is declared no more.
 */
export function resourceFinder(readFolder: ReadFolder): FindResource {
  const folders = new Map<string, Module>();
  const moduleIn = (folder: string) => {
    const module = folders.get(folder) ?? readModule(readFolder(folder));
    folders.set(folder, module);
    return module;
  };
  return (address, folder, path = []) => {
    const declared = declaredName(address);
    const root: Place = { folder, home: { module: moduleIn(folder), passed: () => undefined } };
    const place = declared?.modules.reduce<Place | undefined>((at, name) => at && called(at, name, moduleIn), root);
    const block = place && blockAt(place.home.module, declared?.block ?? '');
    if (!place || !block) return undefined;
    const { file, span } = partOfBlock(place.home, block, attributePath(path));
    return positionOf(file, span);
  };
}

function blockAt({ resources, calls }: Module, name: string): Declared | undefined {
  return name.startsWith('module.') ? calls.get(name.slice('module.'.length)) : resources.get(name);
}

/** A module where it lies. */
interface Place {
  readonly folder: string;
  readonly home: Home;
}

/** The module that another one calls by a name, with what the call passes. */
function called({ folder, home }: Place, name: string, moduleIn: (folder: string) => Module): Place | undefined {
  const call = home.module.calls.get(name);
  const target = calledFolder(folder, call);
  if (!call || target === undefined) return undefined;
  const passed = (variable: string) => {
    const value = call.block.body.attributes.find((one) => one.name === variable)?.value;
    return value && { home, file: call.file, value };
  };
  return { folder: target, home: { module: moduleIn(target), passed } };
}

/**
 * What a plan (`change.after`) or state (`values`) has around the attributes of an instance is left out; source has
 * nothing.
 */
function attributePath(path: Path): Path {
  const around = path.findIndex(
    (step, index) =>
      (step === 'after' || step === 'before' || step === 'values') &&
      (path[index - 1] === 'change' || typeof path[index - 1] === 'number'),
  );
  return around === -1 ? path : path.slice(around + 1);
}

/**
 * The folder of a module that is called from a folder, where its source is local: begins with `./` or `../`.
 * Source: https://developer.hashicorp.com/terraform/language/modules/sources#local-paths
 */
function calledFolder(caller: string, call: Declared | undefined): string | undefined {
  const source = textOf(call?.block.body.attributes.find(({ name }) => name === 'source')?.value) ?? '';
  return /^\.\.?\//.test(source) ? join(caller, source) : undefined;
}
