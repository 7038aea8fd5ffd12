import type { Command } from 'commander';
import { formats } from '../../report/index.js';
import { builtinRules } from '../../rules/index.js';
import { completionScript, offered, type Shell } from '../completion/index.js';
import { type Exit, exit } from '../exit.js';
import type { Io } from '../io.js';

/** `rolecall completion`: prints the script by which a shell completes commands, options and what these take. */
export function completion(shell: Shell, program: Command, io: Io): Exit {
  const rules = builtinRules.map(({ id }) => id);
  const commands = offered(program, { '--format': formats, '--only': rules, '--skip': rules });
  io.stdout.write(completionScript(shell, commands));
  return exit.passed;
}
