import { isSymbolic, ownAccount, ownPartition, ownRegion, symbolicParts } from '../../model/index.js';

/** A name that a message quotes. */
const quoted = /`([^`\n]+)`/;

/** The text with what stands between backticks put through one function, and all the rest through another. */
export function mapQuoted(text: string, name: (text: string) => string, rest: (text: string) => string): string {
  return text
    .split(quoted)
    .map((part, index) => (index % 2 === 1 ? name(part) : rest(part)))
    .join('');
}

/** What people write where AWS fills something in. Most read ARNs of the partition `aws`, whichever it will be. */
const spelling: ReadonlyMap<string, string> = new Map([
  [ownPartition, 'aws'],
  [ownAccount, '<own account>'],
  [ownRegion, '<region>'],
]);

/** A text as people write it: `arn:⟨partition⟩:iam::⟨account⟩:root` reads `arn:aws:iam::<own account>:root`. */
export function spelt(text: string): string {
  if (!isSymbolic(text)) return text;
  return symbolicParts(text)
    .map((part) => spelling.get(part) ?? part.replace(/^\u27e8([^\u27e9]*)\u27e9$/u, '<$1>'))
    .join('');
}
