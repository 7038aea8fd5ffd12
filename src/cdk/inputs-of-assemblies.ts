import { basename, dirname, join } from 'node:path';
import { displayName, type FoundFile } from '../discover/index.js';
import type { Input } from '../model/index.js';
import { type CloudAssemblies, MANIFEST, type OpenAssembly } from './cloud-assemblies.js';
import { brokenManifest } from './problems.js';

/**
 * The inputs to read once cloud assemblies are understood: a manifest stands for the templates of its stacks, those
 * of nested assemblies included. What else it names, and what its asset manifests name (assets, templates of nested
 * stacks), is passed over unless it was named by the user; whatever it does not name is judged by itself, as anybody
 * can write a manifest. Sorted by name, each file once.
 */
export function inputsToRead(
  inputs: readonly FoundFile[],
  assemblies: CloudAssemblies,
  cwd: string,
): { readonly inputs: FoundFile[]; readonly passedOver: number } {
  const read = new Map<string, FoundFile>();
  let passedOver = 0;
  for (const input of inputs) {
    const own = inputsFor(input, assemblies, cwd);
    if (own.length === 0 && basename(input.path) !== MANIFEST) passedOver++;
    for (const one of own) if (one.named || !read.has(one.path)) read.set(one.path, one);
  }
  return { inputs: [...read.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), passedOver };
}

function inputsFor(input: FoundFile, assemblies: CloudAssemblies, cwd: string): readonly FoundFile[] {
  if (input.path === '-') return [input];
  const folder = dirname(input.path);
  const isManifest = basename(input.path) === MANIFEST;
  if (isManifest && assemblies.at(folder) === 'broken') return [];
  const around = assemblies.around(input.path);
  if (around === undefined) return [input];
  if (isManifest && around.folder === folder) {
    return filesOf(around, assemblies).map((path) => ({
      name: displayName(path, cwd),
      path,
      named: false,
      within: input.within,
    }));
  }
  return input.named || around.stackOf(input.path) || !around.names(input.path) ? [input] : [];
}

/** The templates of an assembly, and the manifests of nested ones that are not there. */
function filesOf({ folder, stacks, assemblies: names }: OpenAssembly, assemblies: CloudAssemblies): readonly string[] {
  const nested = names.flatMap((name) => {
    const inner = assemblies.at(join(folder, name));
    if (inner === 'broken') return [];
    return inner === undefined ? [join(folder, name, MANIFEST)] : filesOf(inner, assemblies);
  });
  return [...stacks.map(({ template }) => join(folder, template)), ...nested];
}

/** The manifests that cannot be used, each as an input that failed. */
export function brokenManifests({ broken }: CloudAssemblies, cwd: string): Input[] {
  return [...broken].sort().map((folder) => ({
    path: displayName(join(folder, MANIFEST), cwd),
    status: 'failed',
    problems: [brokenManifest],
    deployments: [],
    parts: [],
    takesIn: [],
    ignores: [],
    constructs: [],
  }));
}
