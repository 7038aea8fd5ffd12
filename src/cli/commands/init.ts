import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../../files/index.js';
import { examples } from '../../generated/examples.js';
import { UsageError } from '../../model/index.js';
import { CONFIG_NAME, starterConfig } from '../../settings/index.js';
import { type Exit, exit } from '../exit.js';
import { type CiService, ciExamples } from '../init/ci-services.js';
import { type RoleOptions, roleExample } from '../init/role-example.js';
import type { Io } from '../io.js';

export interface InitOptions extends RoleOptions {
  readonly ci?: CiService;
}

/**
 * `rolecall init`: writes a commented configuration file; or, asked for a role or a CI service, prints what is to be
 * pasted. A configuration that is there already is left alone.
 */
export async function init(options: InitOptions, io: Io): Promise<Exit> {
  const role = roleExample(options);
  const ci = options.ci && examples[ciExamples[options.ci]];
  if (role !== undefined && ci !== undefined) throw new UsageError('--ci cannot be used with a role: print one');
  const printed = role ?? ci;
  if (printed === undefined) await writeConfig(io);
  else io.stdout.write(printed);
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
