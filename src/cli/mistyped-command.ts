import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../model/index.js';
import { closest } from '../schema/index.js';
import type { Io } from './io.js';

/** The command of a name. Throws a `UsageError` with the one that was likely meant. */
export function commandNamed(name: string, program: Command): Command {
  const command = program.commands.find((one) => one.name() === name);
  if (command !== undefined) return command;
  const meant = closest(name, namesOf(program));
  const hint = meant === undefined ? `the commands are ${namesOf(program).join(', ')}` : `did you mean \`${meant}\`?`;
  throw new UsageError(`there is no command \`${name}\`: ${hint}`);
}

/** Refuses a first word that names no file and looks like a command: it would be scanned as a path. */
export function refuseMistyped([first = '']: readonly string[], program: Command, { argv, cwd }: Io): void {
  const standsFirst = argv[2] === first;
  if (!standsFirst || !/^[a-z]+$/i.test(first) || existsSync(resolve(cwd(), first))) return;
  const meant = closest(first, namesOf(program));
  if (meant === undefined) return;
  throw new UsageError(`there is no file or folder \`${first}\`, and no such command: did you mean \`${meant}\`?`);
}

function namesOf({ commands }: Command): string[] {
  return commands.map((one) => one.name());
}
