/** A name that a message quotes. */
const quoted = /`([^`\n]+)`/;

/** The text with what stands between backticks put through one function, and all the rest through another. */
export function mapQuoted(text: string, name: (text: string) => string, rest: (text: string) => string): string {
  return text
    .split(quoted)
    .map((part, index) => (index % 2 === 1 ? name(part) : rest(part)))
    .join('');
}
