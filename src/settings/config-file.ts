import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { displayName } from '../discover/index.js';
import { readFound, readNamed } from '../files/index.js';
import { faultyFile, pointer, UsageError } from '../model/index.js';
import type { Config } from './config.js';
import type { OwnFile } from './own-files.js';
import type { ReadConfig } from './read-config.js';

/** The configuration of a run, and the file that it is from. */
export interface ConfigFile extends OwnFile {
  /** Folder that the files it names are relative to, absolute. */
  readonly folder: string;
  /** Folder that its globs are relative to, absolute: its own, unless another one is given. */
  readonly root: string;
  readonly config: Config;
}

/** The configuration file that is searched for. */
export const CONFIG_NAME = 'rolecall.yaml';

/**
 * Reads the file that is named, or else the nearest one upwards; nothing with `--no-config` (`false`) or where there
 * is none. Throws a `UsageError` where a named file is missing, or where something in it does not fit.
 */
export async function readConfigFile(
  option: string | boolean | undefined,
  cwd: string,
  root?: string,
): Promise<ConfigFile | undefined> {
  if (option === false) return undefined;
  const file = typeof option === 'string' ? resolve(cwd, option) : findUpwards(cwd, cwd);
  if (file === undefined) return undefined;
  const { readConfig } = await import('./read-config.js');
  const text = await (typeof option === 'string' ? readNamed : readFound)(file, 'configuration');
  const read = readConfig(text);
  const name = displayName(file, cwd);
  if ('faults' in read) throw faultyFile(name, read.faults);
  const folder = dirname(file);
  return {
    name,
    folder,
    root: root === undefined ? folder : resolve(cwd, root),
    config: read.config,
    rangeAt: rangeIn(read),
  };
}

function rangeIn({ rangeAt }: ReadConfig): ConfigFile['rangeAt'] {
  return (path) => rangeAt(pointer(path));
}

/** What is mistaken for it. */
const OTHER_NAMES: readonly string[] = ['rolecall.yml', '.rolecall.yaml', '.rolecall.yml'];

/**
 * The nearest configuration from a folder upwards, as far as the root of its repository. One of nearly the same name
 * would be passed over without a word: it is refused.
 */
function findUpwards(folder: string, cwd: string): string | undefined {
  const file = join(folder, CONFIG_NAME);
  if (existsSync(file)) return file;
  const other = OTHER_NAMES.find((name) => existsSync(join(folder, name)));
  if (other !== undefined) {
    const path = displayName(join(folder, other), cwd);
    throw new UsageError(`${path} is not read: name it ${CONFIG_NAME}, or say --config ${path} or --no-config`);
  }
  const parent = dirname(folder);
  return existsSync(join(folder, '.git')) || parent === folder ? undefined : findUpwards(parent, cwd);
}
