import { basename, dirname, join } from 'node:path';
import { brokenManifest } from '../cdk/index.js';
import { displayName, type Input } from '../discover/index.js';
import { type CloudAssemblies, MANIFEST, type OpenAssembly, stackAt } from './cloud-assemblies.js';
import type { Reading } from './reading.js';

/**
 * The inputs to read once cloud assemblies are understood: a manifest stands for the templates of its stacks, those
 * of nested assemblies included; of all else that lies in an assembly (assets, templates of nested stacks and of
 * earlier syntheses) only what was named. Sorted by name, each file once.
 */
export function inputsToRead(inputs: readonly Input[], assemblies: CloudAssemblies, cwd: string): Input[] {
  const read = new Map<string, Input>();
  for (const input of inputs.flatMap((one) => inputsFor(one, assemblies, cwd))) {
    if (input.named || !read.has(input.path)) read.set(input.path, input);
  }
  return [...read.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function inputsFor(input: Input, assemblies: CloudAssemblies, cwd: string): readonly Input[] {
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
  return input.named || stackAt(input.path, around) ? [input] : [];
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

/** What there is to say of the manifests that cannot be used. */
export function brokenManifests({ broken }: CloudAssemblies, cwd: string): Reading[] {
  return [...broken].sort().map((folder) => ({
    name: displayName(join(folder, MANIFEST), cwd),
    folder,
    status: 'failed',
    problems: [brokenManifest],
    deployments: [],
    documents: [],
  }));
}
