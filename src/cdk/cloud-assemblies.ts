import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { textAt } from '../files/index.js';
import { type Json, once } from '../model/index.js';
import { type Acknowledgement, acknowledgementsIn } from './acknowledgements.js';
import { readAssets } from './assets.js';
import { type Frame, framesOf, readMetadata } from './creation.js';
import { type Assembly, type AssemblyStack, readManifest } from './manifest.js';

/** A cloud assembly on disk. */
export interface OpenAssembly extends Assembly {
  /** Its folder, absolute. */
  readonly folder: string;
  /** The folder of the app: where the outermost assembly lies. */
  readonly app: string;
  /** The path of a file asset by its hash, relative to the folder. */
  readonly fileOf: (hash: string) => string | undefined;
  /** The stack that a file is the template of, by its absolute path. */
  readonly stackOf: (path: string) => AssemblyStack | undefined;
  /** Whether the manifest, or an asset manifest that it names, names a file or a folder that it lies in. */
  readonly names: (path: string) => boolean;
  /** Where the app makes a construct, innermost first. */
  readonly framesOf: (constructPath: string) => readonly Frame[];
  /** What the app acknowledges of its constructs. */
  readonly acknowledgements: () => readonly Acknowledgement[];
}

/** The cloud assemblies that inputs lie in; each manifest is read once. */
export interface CloudAssemblies {
  /** The innermost assembly that a file lies in; nothing where it lies in none that can be read. */
  readonly around: (path: string) => OpenAssembly | undefined;
  /** The assembly of exactly this folder; `broken` where its manifest cannot be used. */
  readonly at: (folder: string) => OpenAssembly | 'broken' | undefined;
  /** Folders of the assemblies met so far whose manifests are broken. */
  readonly broken: ReadonlySet<string>;
}

export const MANIFEST = 'manifest.json';

export function cloudAssemblies(): CloudAssemblies {
  const opened = new Map<string, OpenAssembly | 'broken' | undefined>();
  const broken = new Set<string>();
  const at = (folder: string): OpenAssembly | 'broken' | undefined => {
    if (!opened.has(folder)) opened.set(folder, open(folder, around));
    const assembly = opened.get(folder);
    if (assembly === 'broken') broken.add(folder);
    return assembly;
  };
  const around = (path: string): OpenAssembly | undefined => {
    const folder = dirname(path);
    if (folder === path) return undefined;
    const assembly = at(folder);
    return assembly === undefined || assembly === 'broken' ? around(folder) : assembly;
  };
  return { around, at, broken };
}

function open(folder: string, around: CloudAssemblies['around']): OpenAssembly | 'broken' | undefined {
  const text = textAt(join(folder, MANIFEST));
  const assembly = text === undefined ? undefined : readManifest(text);
  if (assembly === undefined || assembly === 'broken') return assembly;
  const outer = around(folder);
  // A link is none of the CDK's, and may lead round in circles.
  if (outer !== undefined && lstatSync(folder).isSymbolicLink()) return 'broken';
  const stacks = once(() => new Map(assembly.stacks.map((stack) => [join(folder, stack.template), stack])));
  const assets = once(() => assetsOf(folder, assembly));
  const named = once(() => new Set([...assembly.named, ...assets().values()].map((path) => join(folder, path))));
  const metadata = once(() => assembly.stacks.flatMap((stack) => metadataOf(folder, stack)));
  return {
    ...assembly,
    folder,
    app: outer?.app ?? dirname(folder),
    fileOf: (hash) => assets().get(hash),
    stackOf: (path) => stacks().get(path),
    names: (path) => isNamed(path, folder, named()),
    framesOf: (constructPath) => metadata().flatMap((one) => framesOf(one, constructPath)),
    acknowledgements: once(() => metadata().flatMap(acknowledgementsIn)),
  };
}

/** The file assets of an assembly: their paths by their hashes. */
function assetsOf(folder: string, { assetManifests }: Assembly): ReadonlyMap<string, string> {
  return new Map(assetManifests.flatMap((name) => [...readAssets(textAt(join(folder, name)) ?? '')]));
}

function isNamed(path: string, folder: string, named: ReadonlySet<string>): boolean {
  for (let at = path; at !== folder && at !== dirname(at); at = dirname(at)) if (named.has(at)) return true;
  return false;
}

/** The paths of constructs begin with those of their stacks, so that one is noted of one stack only. */
function metadataOf(folder: string, { metadata, metadataFile }: AssemblyStack): readonly Json[] {
  const inFile = metadataFile === undefined ? undefined : readMetadata(textAt(join(folder, metadataFile)) ?? '');
  return [metadata, inFile].filter((one) => one !== undefined);
}
