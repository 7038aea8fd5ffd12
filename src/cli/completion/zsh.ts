import { type OfferedCommand, type OfferedOption, quoted } from './offer.js';

/** A script that zsh reads: `source <(rolecall completion zsh)`, or a file `_rolecall` in its `fpath`. */
export function zshCompletion(commands: readonly OfferedCommand[]): string {
  const described = commands.map(({ name, about }) => quoted(`${name}:${about}`));
  return `#compdef rolecall
# zsh completion of rolecall. Put into ~/.zshrc, after compinit: source <(rolecall completion zsh)
_rolecall() {
  local -a commands=(
    ${described.join('\n    ')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command commands
    _files
    return
  fi
  case $words[2] in
${commands.map(argumentsOf).join('\n')}
  esac
}
compdef _rolecall rolecall
`;
}

/** Without its name, the command that scans. */
function argumentsOf({ name, options }: OfferedCommand): string {
  const specs = options.flatMap(specsOf).map((spec) => `      ${quoted(spec)} \\`);
  const pattern = name === 'scan' ? 'scan|-*' : name;
  return `    ${pattern}) _arguments \\\n${specs.join('\n')}\n      '*:file:_files' ;;`;
}

function specsOf({ short, long, about, takesValue, values }: OfferedOption): string[] {
  const text = about.replace(/[[\]:]/g, '\\$&');
  const value = values === undefined ? 'file:_files' : `value:(${values.join(' ')})`;
  return [short, long].flatMap((flag) =>
    flag === undefined ? [] : [`*${flag}[${text}]${takesValue ? `:${value}` : ''}`],
  );
}
