import type { Command } from 'commander';
import { closest } from '../schema/index.js';

/** What to say of an option that a command does not have: which commands do, or which one was likely meant. */
export function unknownOption(flag: string, command: Command, program: Command): string {
  const others = program.commands.filter((one) => flagsOf(one).includes(flag)).map((one) => `\`${one.name()}\``);
  if (others.length > 0) return `${flag} is an option of ${inWords(others)}, not of \`${command.name()}\``;
  const meant = closest(flag, flagsOf(command));
  const hint = meant === undefined ? `\`rolecall help ${command.name()}\` lists them` : `did you mean ${meant}?`;
  return `there is no option ${flag}: ${hint}`;
}

function flagsOf({ options }: Command): string[] {
  return options.flatMap(({ short, long }) => [short, long].filter((flag) => flag !== undefined));
}

function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
