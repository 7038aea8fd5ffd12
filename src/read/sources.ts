import { basename, dirname, join } from 'node:path';
import { displayName, type SourceFound } from '../discover/index.js';
import type { Deployment, InlineIgnore, Problem, ScopedDeployment } from '../model/index.js';
import type { Target } from '../settings/index.js';
import type {
  Assumption,
  Folder,
  Module,
  readRoot as ReadRoot,
  Remark,
  SourceFile,
} from '../terraform-source/evaluation.js';
import { readIgnore } from '../waivers/index.js';
import { defaultNotes } from './default-notes.js';
import { fewOfEach } from './few-of-each.js';
import type { ReadFile, Reading } from './input.js';
import { declaredFor, templatesIn } from './normalize.js';
import { givenTo } from './plan-source.js';
import type { ReadSettings } from './settings.js';
import { type SourceFiles, sourceFiles } from './source-files.js';

/**
 * Reads the root modules among files of Terraform source, each as one input, but for those that a plan or state tells
 * of. One that says nothing that is judged is not evaluated.
 */
export async function readSources(found: readonly SourceFound[], reading: Reading): Promise<ReadFile[]> {
  if (found.length === 0) return [];
  const { outlineOf, readModule, readRoot, rootsAmong } = await import('../terraform-source/evaluation.js');
  const { settings, site, planSources, opened } = reading;
  const files = sourceFiles([...new Set(found.map((one) => one.within))], readModule, opened);
  const mains = new Map<string, string>();
  const roots = rootsAmong(foldersOf(found, site.cwd), (folder) => {
    const source = files.sourceIn(folder);
    mains.set(folder, mainFile(source));
    return outlineOf(source);
  });
  return roots.flatMap((root) => {
    const all = settings.targetsOf(join(root.name, 'main.tf'));
    const targets = all.filter(({ scope }) => !planSources.covers(root.path, scope));
    if (targets.length === 0) return [];
    const deployed =
      root.needsEvaluation || isBroken(files.moduleIn(root.path))
        ? targets.map((target) => deployedTo(target, root, files, readRoot, settings))
        : targets.map((target) => ({ remarks: [], deployment: { ...nothingIn(root), ...declaredFor(target) } }));
    return [asRead(root, deployed, mains.get(root.path) ?? '', site.cwd)];
  });
}

/** Whether a file of a module cannot be read in full: then what it declares is not known. */
function isBroken({ files }: Module): boolean {
  return files.some(({ faults }) => faults.length > 0);
}

/** What a root module deploys to a target, with a note of each default that decides. */
function deployedTo(
  target: Target,
  { name, path }: Folder,
  files: SourceFiles,
  readRoot: typeof ReadRoot,
  settings: ReadSettings,
): Deployed {
  const readWith = (assumed: readonly Assumption[]) =>
    readRoot({ input: name, folder: path }, { ...files, template: templatesIn(name) }, { ...givenTo(target), assumed });
  const { deployment: own, remarks, ...found } = readWith([]);
  const deployment = { ...own, ...declaredFor(target) };
  const deployedWith = (assumed: readonly Assumption[]) => ({
    ...readWith(assumed).deployment,
    ...declaredFor(target),
  });
  const notes = defaultNotes({ ...found, deployment, deployedWith }, settings);
  return { remarks, deployment: { ...deployment, problems: [...deployment.problems, ...notes] } };
}

interface Deployed {
  readonly deployment: ScopedDeployment;
  readonly remarks: readonly Remark[];
}

function nothingIn({ name }: Folder): Deployment {
  return { input: name, kind: 'terraform-source', account: undefined, resources: [], gaps: [], problems: [] };
}

/** The folders that files lie in, by name. */
function foldersOf(found: readonly SourceFound[], cwd: string): readonly Folder[] {
  const folders = new Map<string, boolean>();
  for (const { path, named } of found) folders.set(dirname(path), named || (folders.get(dirname(path)) ?? false));
  const all = [...folders].map(([path, named]) => ({ path, named, name: displayName(path, cwd) || '.' }));
  return all.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function asRead({ name, path }: Folder, deployed: readonly Deployed[], file: string, cwd: string): ReadFile {
  const deployments = deployed.map(({ deployment }) => withNames(deployment, cwd));
  const distinct = new Map(deployments.flatMap((one) => one.problems).map((one) => [one.message, one]));
  const problems = fewOfEach([...distinct.values()]);
  const ignores = (deployed[0]?.remarks ?? []).flatMap(({ text, address }): InlineIgnore[] => {
    const ignore = readIgnore(text);
    return ignore ? [{ ...ignore, input: name, path: [], ...(address !== undefined && { id: address }) }] : [];
  });
  const nothing = { parts: [], takesIn: [], ignores, constructs: [] };
  return {
    folder: path,
    input: { path: name, status: 'analyzed', kind: 'terraform-source', problems, deployments, ...nothing },
    documents: [{ input: name, kind: 'terraform-source', locate: () => undefined, file: displayName(file, cwd) }],
  };
}

/** A deployment whose problems name their files as a user would type them. */
function withNames(deployment: ScopedDeployment, cwd: string): ScopedDeployment {
  const named = (one: Problem) => (one.file === undefined ? one : { ...one, file: displayName(one.file, cwd) });
  return { ...deployment, problems: deployment.problems.map(named) };
}

/** The file that stands for a module: `main.tf`, or else the first. */
function mainFile(files: readonly SourceFile[]): string {
  const main = files.find(({ name }) => basename(name) === 'main.tf') ?? files[0];
  return main?.name ?? '';
}
