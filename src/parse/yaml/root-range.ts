import type { Range } from '../../model/index.js';

/**
 * Where the mapping stands that a text is, from its first key to the end of its last line; nothing where its last line
 * leaves that open, by being a comment or by ending before a value, and for what is in brackets or behind a marker.
 */
export function rangeOfRoot(text: string): Range | undefined {
  const lines = text.split('\n');
  if (lines.some((line) => /^---\s+[^\s#]/.test(line))) return undefined;
  const first = lines.findIndex((line) => /^[^\s#]/.test(line) && !line.startsWith('---'));
  const last = lines.findLastIndex((line) => /\S/.test(line));
  const end = lines[last] ?? '';
  if (first < 0 || /^[{[]/.test(lines[first] ?? '') || /^\s*#|(?:[:-]|![A-Za-z]+)\s*(?:#.*)?$/s.test(end))
    return undefined;
  const isEnded = last + 1 < lines.length;
  return {
    line: first + 1,
    column: 1,
    endLine: isEnded ? last + 2 : last + 1,
    endColumn: isEnded ? 1 : end.length + 1,
  };
}
