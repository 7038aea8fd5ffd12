import type { Command, Option } from 'commander';

/** What a shell offers: the commands of the program, each with its options. */
export interface OfferedCommand {
  readonly name: string;
  readonly about: string;
  readonly options: readonly OfferedOption[];
}

export interface OfferedOption {
  /** `-f`, where there is one. */
  readonly short?: string;
  /** `--format` */
  readonly long: string;
  readonly about: string;
  /** What it takes, where that is one of a few words; files where it takes anything else. */
  readonly values?: readonly string[];
  readonly takesValue: boolean;
}

/** Words that options take, by the option, where commander does not know them. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** The commands of a program, and what each of them takes. */
export function offered(program: Command, values: Values): OfferedCommand[] {
  return program.commands.map((command) => ({
    name: command.name(),
    about: command.description(),
    options: command.options.filter(({ hidden }) => !hidden).map((option) => offeredOption(option, values)),
  }));
}

function offeredOption({ short, long, description, required, argChoices }: Option, values: Values): OfferedOption {
  const name = long ?? '';
  const words = argChoices ?? values[name];
  return {
    ...(short !== undefined && { short }),
    long: name,
    about: description,
    takesValue: required,
    ...(words !== undefined && { values: words }),
  };
}

/** A text in single quotes, as bash, zsh and fish read it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}
