import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { starterConfig } from '../../config/index.js';
import { builtinRules } from '../../rules/index.js';
import { CONFIG_NAME } from '../config-file.js';
import { type Exit, exit } from '../exit.js';
import { type Io, reasonOf } from '../io.js';
import { requireRule } from '../rule-ids.js';
import { UsageError } from '../usage-error.js';

export interface InitOptions {
  readonly terraform?: boolean;
  readonly cloudformation?: boolean;
}

/**
 * `rolecall init`: writes a commented configuration file; or, asked for a language, prints a compliant role in it to
 * paste. A configuration that is there already is left alone.
 */
export async function init(options: InitOptions, io: Io): Promise<Exit> {
  const { pass } = requireRule('support-role-exists', builtinRules).examples;
  if (options.terraform) io.stdout.write(pass.terraform);
  if (options.cloudformation) io.stdout.write(pass.cloudformation ?? '');
  if (!options.terraform && !options.cloudformation) await writeConfig(io);
  return exit.passed;
}

async function writeConfig(io: Io): Promise<void> {
  try {
    await writeFile(join(io.cwd(), CONFIG_NAME), starterConfig, { flag: 'wx' });
  } catch (error) {
    const there = (error as { code?: unknown }).code === 'EEXIST';
    throw new UsageError(`cannot write ${CONFIG_NAME}: ${there ? 'it is there already' : reasonOf(error)}`);
  }
  io.stdout.write(`Wrote ${CONFIG_NAME}. Run \`rolecall scan\` next.\n`);
}
