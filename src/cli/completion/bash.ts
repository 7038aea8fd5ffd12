import { type OfferedCommand, type OfferedOption, quoted } from './offer.js';

/** A script that bash reads: `source <(rolecall completion bash)`. */
export function bashCompletion(commands: readonly OfferedCommand[]): string {
  const names = commands.map(({ name }) => name);
  const valued = new Map(commands.flatMap(({ options }) => options).map((option) => [option.long, option]));
  return `# bash completion of rolecall. Put into ~/.bashrc: source <(rolecall completion bash)
_rolecall() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=scan
  case \${COMP_WORDS[1]} in
    ${names.join('|')}) command=\${COMP_WORDS[1]} ;;
  esac
  case $before in
${[...valued.values()].flatMap(valuesOf).join('\n')}
  esac
  case $command:$word in
${commands.map(optionsOf).join('\n')}
    *)
      COMPREPLY=($(compgen -f -- "$word"))
      [ "$COMP_CWORD" != 1 ] || COMPREPLY+=($(compgen -W ${quoted(names.join(' '))} -- "$word"))
      ;;
  esac
}
complete -o filenames -F _rolecall rolecall
`;
}

function valuesOf({ short, long, values }: OfferedOption): string[] {
  if (values === undefined) return [];
  const flags = short === undefined ? long : `${short}|${long}`;
  return [`    ${flags}) ${replyFrom(values)}; return ;;`];
}

function optionsOf({ name, options }: OfferedCommand): string {
  return `    ${name}:-*) ${replyFrom(options.map(({ long }) => long))} ;;`;
}

function replyFrom(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$word"))`;
}
