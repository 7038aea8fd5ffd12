import { join } from 'node:path';
import type { Module } from './modules/module.js';
import { sourceOf } from './modules/references.js';

/** A folder with files of source. */
export interface Folder {
  /** Absolute. */
  readonly path: string;
  /** As reports name it. */
  readonly name: string;
  /** Whether the user named it, or a file in it. */
  readonly named: boolean;
}

/**
 * The folders that are root modules: what Terraform is run in. A named folder is one; any other where no local call
 * reaches it and it says where its state or its provider is. What has neither is a library, and examples and tests are
 * deployed by nobody: none of these can make an account pass.
 */
export function rootsAmong(folders: readonly Folder[], moduleIn: (folder: string) => Module): readonly Folder[] {
  const called = new Set(folders.flatMap(({ path }) => localCalls(path, moduleIn(path))));
  return folders.filter(
    ({ path, name, named }) => named || (!called.has(path) && isDeployed(moduleIn(path)) && !notDeployed.test(name)),
  );
}

const notDeployed = /(?:^|\/)(?:examples?|tests?|fixtures?|testdata|e2e)(?:\/|$)/i;

/** The folders of the modules that a module calls by local paths. */
function localCalls(folder: string, { calls }: Module): readonly string[] {
  return [...calls.values()].flatMap(({ block }) => {
    const source = sourceOf(block.body);
    return /^\.\.?(?:\/|$)/.test(source) ? [join(folder, source).replace(/\/$/, '')] : [];
  });
}

/** Whether a module has a provider configuration, a backend or a workspace of HCP Terraform. */
function isDeployed({ providers, others }: Module): boolean {
  if (providers.size > 0) return true;
  return others.some(({ block: { type, body } }) => {
    const names = [...body.blocks.map((one) => one.type), ...body.attributes.map((one) => one.name)];
    return type === 'terraform' && names.some((name) => name === 'backend' || name === 'cloud');
  });
}
