import { displayWidth } from '../frame/display-width.js';

/**
 * A text as lines of at most so many columns, broken at blanks; words longer than that stay whole. Line breaks of
 * the text stay.
 */
export function wrap(text: string, columns = Number.POSITIVE_INFINITY): string[] {
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line) => (displayWidth(line) <= columns ? [line] : breakLine(line, columns)));
}

function breakLine(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(' ')) {
    const width = displayWidth(word);
    if (current !== '' && used + 1 + width > columns) {
      lines.push(current);
      current = word;
      used = width;
    } else {
      current = current === '' ? word : `${current} ${word}`;
      used = used === 0 ? width : used + 1 + width;
    }
  }
  return [...lines, current];
}
