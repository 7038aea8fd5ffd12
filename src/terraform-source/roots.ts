import { join } from 'node:path';
import type { Outline } from './outline.js';

/** A folder with files of source. */
export interface Folder {
  /** Absolute. */
  readonly path: string;
  /** As reports name it. */
  readonly name: string;
  /** Whether the user named it, or a file in it. */
  readonly named: boolean;
}

/** A folder that is a root module. */
export interface RootFolder extends Folder {
  readonly needsEvaluation: boolean;
}

/**
 * The folders that are root modules: what Terraform is run in. A named folder is one; any other where no local call
 * reaches it and it says where its state or its provider is. What has neither is a library, and examples and tests are
 * deployed by nobody: none of these can make an account pass.
 * @param outlineIn asked once for each folder
 */
export function rootsAmong(folders: readonly Folder[], outlineIn: (folder: string) => Outline): readonly RootFolder[] {
  const outlined = folders.map((folder) => ({ folder, outline: outlineIn(folder.path) }));
  const called = new Set(outlined.flatMap(({ folder, outline }) => localCalls(folder, outline)));
  return outlined.flatMap(({ folder, outline: { isDeployed, needsEvaluation } }) => {
    const isRoot = folder.named || (!called.has(folder.path) && isDeployed && !notDeployed.test(folder.name));
    return isRoot ? [{ ...folder, needsEvaluation }] : [];
  });
}

const notDeployed = /(?:^|\/)(?:examples?|tests?|fixtures?|testdata|e2e)(?:\/|$)/i;

/** The folders of the modules that a module calls by local paths. */
function localCalls({ path }: Folder, { calls }: Outline): readonly string[] {
  return calls.map((source) => join(path, source).replace(/\/$/, ''));
}
