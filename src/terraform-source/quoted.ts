/**
 * Where a quoted template ends: the offset behind its closing quote, `start` being that of the opening one.
 * Interpolations may hold further quoted templates and braces, to any depth; `$${` and `%%{` are plain text.
 * A quoted template may not span lines, so an unclosed one ends with its line.
 * Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md ("Template Expressions")
 */
export function endOfQuoted(text: string, start: number): number {
  const open: ('text' | 'code')[] = ['text'];
  let at = start + 1;
  while (at < text.length && open.length > 0) {
    const inText = open.at(-1) === 'text';
    if (inText && text[at] === '\n') return at;
    at += inText ? stepThroughText(text, at, open) : stepThroughCode(text, at, open);
  }
  return Math.min(at, text.length);
}

/** Takes one step in literal text; returns its length. */
function stepThroughText(text: string, at: number, open: ('text' | 'code')[]): number {
  const character = text[at];
  if (character === '\\') return text[at + 1] === '\n' ? 1 : 2;
  if (character === '"') open.pop();
  if (character !== '$' && character !== '%') return 1;
  if (text[at + 1] === character && text[at + 2] === '{') return 3;
  if (text[at + 1] !== '{') return 1;
  open.push('code');
  return 2;
}

/** Takes one step inside `${ }`, where braces nest and quotes open text. */
function stepThroughCode(text: string, at: number, open: ('text' | 'code')[]): number {
  const character = text[at];
  if (character === '"') open.push('text');
  if (character === '{') open.push('code');
  if (character === '}') open.pop();
  return 1;
}
