import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../../files/index.js';
import { UsageError } from '../../model/index.js';
import { builtinRules } from '../../rules/index.js';
import { CONFIG_NAME, requireRule, starterConfig } from '../../settings/index.js';
import { type Exit, exit } from '../exit.js';
import type { Io } from '../io.js';

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
