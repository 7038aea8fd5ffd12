import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Config, Parameters } from '../config/index.js';
import type { Rule } from '../rules/index.js';
import { type Io, readNamed } from './io.js';
import { selectRules } from './select-rules.js';
import { faultyFile, UsageError } from './usage-error.js';

/** The options that say how inputs are judged, as commander leaves them. */
export interface JudgeOptions {
  /** A file, `true` where the default one is searched, `false` with --no-config. */
  readonly config?: string | boolean;
  readonly account?: string;
  readonly parameters?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** Folder of further rule files. */
  readonly rules?: string;
  readonly strict?: boolean;
}

/** Configuration and options put together: everything a run is judged by. */
export interface Settings {
  readonly config: Config;
  readonly account?: string;
  readonly parameters: Parameters;
  readonly rules: readonly Rule[];
  readonly strict: boolean;
}

/** The configuration file that is searched for. */
export const CONFIG_NAME = 'rolecall.yaml';

/** Options win over the configuration file. Throws a `UsageError` for whatever does not fit. */
export async function settingsOf(options: JudgeOptions, io: Io): Promise<Settings> {
  const config = await configOf(options.config, io);
  const account = accountOf(options.account) ?? config.account;
  return {
    config,
    ...(account === undefined ? {} : { account }),
    parameters: options.parameters === undefined ? {} : await parametersOf(resolve(io.cwd(), options.parameters)),
    rules: await selectRules(options, config, io),
    strict: options.strict ?? config.strict ?? false,
  };
}

async function configOf(option: string | boolean | undefined, io: Io): Promise<Config> {
  if (option === false) return {};
  const file = typeof option === 'string' ? resolve(io.cwd(), option) : findUpwards(io.cwd());
  if (file === undefined) return {};
  const { readConfig } = await import('../config/index.js');
  const config = readConfig(await readNamed(file, 'configuration'));
  if (Array.isArray(config)) throw faultyFile(relative(io.cwd(), file), config);
  return config as Config;
}

/** The nearest configuration from a folder upwards, as far as the root of its repository. */
function findUpwards(folder: string): string | undefined {
  const file = join(folder, CONFIG_NAME);
  if (existsSync(file)) return file;
  const parent = dirname(folder);
  return existsSync(join(folder, '.git')) || parent === folder ? undefined : findUpwards(parent);
}

function accountOf(option: string | undefined): string | undefined {
  if (option === undefined || /^\d{12}$/.test(option)) return option;
  throw new UsageError(`--account takes an account id of 12 digits, not ${JSON.stringify(option)}`);
}

async function parametersOf(file: string): Promise<Parameters> {
  const { readParameters } = await import('../config/index.js');
  const text = await readNamed(file, 'parameter file');
  try {
    return readParameters(text);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
