import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { displayName, type SourceFound, staysWithin } from '../discover/index.js';
import { textAt } from '../files/index.js';
import type { InlineIgnore, ScopedDeployment } from '../model/index.js';
import type { Target } from '../settings/index.js';
import type { Assumption, Files, Folder, Given, Module, Remark, SourceFile } from '../terraform-source/evaluation.js';
import { readIgnore } from '../waivers/index.js';
import { defaultNotes } from './default-notes.js';
import type { ReadFile, Reading } from './input.js';
import { declaredFor, templatesIn } from './normalize.js';

/** Larger files are no source, and no text that a function would read. */
const LARGEST = 4_000_000;
const notReadable = 'It is larger than 4 MB, lies outside of what is scanned, or cannot be opened.';

/**
 * Reads the root modules among files of Terraform source, each as one input.
 */
export async function readSources(found: readonly SourceFound[], { settings, site }: Reading): Promise<ReadFile[]> {
  if (found.length === 0) return [];
  const { isSource, readModule, readRoot, rootsAmong } = await import('../terraform-source/evaluation.js');
  const within = [...new Set(found.map((one) => one.within))];
  const modules = new Map<string, Module>();
  const moduleIn = (folder: string) => {
    const known = modules.get(folder) ?? readModule(filesIn(folder, within, isSource));
    modules.set(folder, known);
    return known;
  };
  const files: Omit<Files, 'template'> = {
    moduleIn,
    variablesIn: (folder) => filesIn(folder, within, (name) => /\.tfvars(?:\.json)?$/.test(name)),
    textAt: (path) => readable(path, within),
  };
  const roots = rootsAmong(foldersOf(found, site.cwd), moduleIn);
  return roots.map((root) => {
    const input = { input: root.name, folder: root.path };
    const targets = settings.targetsOf(join(root.name, 'main.tf'));
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
    return asRead(root, deployed, mainFile(moduleIn(root.path)), site.cwd);
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
  const problems = [...new Map(deployments.flatMap((one) => one.problems).map((one) => [one.message, one])).values()];
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

/** The file that stands for a module: `main.tf`, or else the first. */
function mainFile({ files }: Module): string {
  const main = files.find(({ name }) => basename(name) === 'main.tf') ?? files[0];
  return main?.name ?? '';
}

/** What a target gives the variables of a root module. */
function givenTo({ source }: Target): Given {
  return {
    variables: source?.variables ?? [],
    ...(source?.workspace !== undefined && { workspace: source.workspace }),
  };
}

function filesIn(folder: string, within: readonly string[], wants: (name: string) => boolean): readonly SourceFile[] {
  return namesIn(folder)
    .filter(wants)
    .sort()
    .flatMap((name) => {
      const text = readable(join(folder, name), within);
      if (text !== undefined) return [{ name: join(folder, name), text }];
      return isFolder(join(folder, name)) ? [] : [{ name: join(folder, name), text: '', unread: notReadable }];
    });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The text of a file of moderate size inside of a repository that is scanned; links may not lead out of it. */
function readable(path: string, within: readonly string[]): string | undefined {
  const stays = within.some((boundary) => staysWithin(path, boundary));
  return stays && sizeOf(path) <= LARGEST ? textAt(path) : undefined;
}

function sizeOf(path: string): number {
  try {
    const found = statSync(path);
    return found.isFile() ? found.size : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
