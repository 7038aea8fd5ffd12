import { type OfferedCommand, type OfferedOption, quoted } from './offer.js';

/** A script that fish reads: `rolecall completion fish | source`. */
export function fishCompletion(commands: readonly OfferedCommand[]): string {
  const named = commands.map(({ name, about }) => {
    return `complete -c rolecall -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`;
  });
  const options = commands.flatMap(({ name, options }) => options.map((option) => lineOf(name, option)));
  return `# fish completion of rolecall. Put into ~/.config/fish/config.fish: rolecall completion fish | source\n${[...named, ...options].join('\n')}\n`;
}

function lineOf(command: string, { short, long, about, takesValue, values }: OfferedOption): string {
  const value = values === undefined ? '-r' : `-x -a ${quoted(values.join(' '))}`;
  return [
    `complete -c rolecall -n '__fish_seen_subcommand_from ${command}'`,
    ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
    `-l ${long.slice(2)} -d ${quoted(about)}`,
    ...(takesValue ? [value] : []),
  ].join(' ');
}
