import { basename, dirname, join } from 'node:path';
import { displayName, type SourceFound } from '../discover/index.js';
import type { InlineIgnore, Problem, ScopedDeployment } from '../model/index.js';
import type { Assumption, Folder, Module, Remark } from '../terraform-source/evaluation.js';
import { readIgnore } from '../waivers/index.js';
import { defaultNotes } from './default-notes.js';
import type { ReadFile, Reading } from './input.js';
import { declaredFor, templatesIn } from './normalize.js';
import { givenTo } from './plan-source.js';
import { sourceFiles } from './source-files.js';

/**
 * Reads the root modules among files of Terraform source, each as one input, but for those that a plan or state tells of.
 */
export async function readSources(
  found: readonly SourceFound[],
  { settings, site, planSources: { covers } }: Reading,
): Promise<ReadFile[]> {
  if (found.length === 0) return [];
  const { readModule, readRoot, rootsAmong } = await import('../terraform-source/evaluation.js');
  const files = sourceFiles([...new Set(found.map((one) => one.within))], readModule);
  const roots = rootsAmong(foldersOf(found, site.cwd), files.moduleIn);
  return roots.flatMap((root) => {
    const input = { input: root.name, folder: root.path };
    const targets = settings.targetsOf(join(root.name, 'main.tf')).filter(({ scope }) => !covers(root.path, scope));
    if (targets.length === 0) return [];
    const deployed = targets.map((target) => {
      const readWith = (assumed: readonly Assumption[]) =>
        readRoot(input, { ...files, template: templatesIn(root.name) }, { ...givenTo(target), assumed });
      const { deployment: own, remarks, ...found } = readWith([]);
      const deployment = { ...own, ...declaredFor(target) };
      const deployedWith = (assumed: readonly Assumption[]) => ({
        ...readWith(assumed).deployment,
        ...declaredFor(target),
      });
      const notes = defaultNotes({ ...found, deployment, deployedWith }, settings);
      return { remarks, deployment: { ...deployment, problems: [...deployment.problems, ...notes] } };
    });
    return [asRead(root, deployed, mainFile(files.moduleIn(root.path)), site.cwd)];
  });
}

/** The folders that files lie in, by name. */
function foldersOf(found: readonly SourceFound[], cwd: string): readonly Folder[] {
  const folders = new Map<string, boolean>();
  for (const { path, named } of found) folders.set(dirname(path), named || (folders.get(dirname(path)) ?? false));
  const all = [...folders].map(([path, named]) => ({ path, named, name: displayName(path, cwd) || '.' }));
  return all.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function asRead(
  { name, path }: Folder,
  deployed: readonly { readonly deployment: ScopedDeployment; readonly remarks: readonly Remark[] }[],
  file: string,
  cwd: string,
): ReadFile {
  const deployments = deployed.map(({ deployment }) => deployment);
  const distinct = new Map(deployments.flatMap((one) => one.problems).map((one) => [one.message, one]));
  const problems = [...distinct.values()].map((one) => named(one, cwd));
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

/** A problem with its file as a user would type it. */
function named(problem: Problem, cwd: string): Problem {
  return problem.file === undefined ? problem : { ...problem, file: displayName(problem.file, cwd) };
}

/** The file that stands for a module: `main.tf`, or else the first. */
function mainFile({ files }: Module): string {
  const main = files.find(({ name }) => basename(name) === 'main.tf') ?? files[0];
  return main?.name ?? '';
}
