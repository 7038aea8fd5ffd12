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
  const metadata = once(() => assembly.stacks.flatMap((stack) => metadataOf(folder, stack)));
  return {
    ...(outer === undefined || isNamedBy(outer, folder) ? assembly : leftBehind),
    folder,
    app: outer?.app ?? dirname(folder),
    fileOf: assetFinder(folder, assembly),
    framesOf: (constructPath) => metadata().flatMap((one) => framesOf(one, constructPath)),
    acknowledgements: once(() => metadata().flatMap(acknowledgementsIn)),
  };
}

/** A link is none of the CDK's, and may lead round in circles. */
function isNamedBy(outer: OpenAssembly, folder: string): boolean {
  return !lstatSync(folder).isSymbolicLink() && outer.assemblies.some((name) => join(outer.folder, name) === folder);
}

/** An assembly of an earlier synthesis that the one around it names no more: nothing of it is deployed. */
const leftBehind: Assembly = { stacks: [], assemblies: [], assetManifests: [], missing: [] };

function assetFinder(folder: string, { assetManifests }: Assembly): OpenAssembly['fileOf'] {
  const files = once(
    () => new Map(assetManifests.flatMap((name) => [...readAssets(textAt(join(folder, name)) ?? '')])),
  );
  return (hash) => files().get(hash);
}

/** The paths of constructs begin with those of their stacks, so that one is noted of one stack only. */
function metadataOf(folder: string, { metadata, metadataFile }: AssemblyStack): readonly Json[] {
  const inFile = metadataFile === undefined ? undefined : readMetadata(textAt(join(folder, metadataFile)) ?? '');
  return [metadata, inFile].filter((one) => one !== undefined);
}

/** The stack that a file is the template of. */
export function stackAt(path: string, assembly: OpenAssembly | undefined): AssemblyStack | undefined {
  return assembly?.stacks.find(({ template }) => join(assembly.folder, template) === path);
}
