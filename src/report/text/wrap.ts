import { displayWidth } from './display-width.js';

/** What GitHub's runner takes for a command when a line begins with it, blanks before it or not. */
const command = /^(::|##\[)/;

/**
 * A text as lines of at most so many columns, broken at blanks; words longer than that stay whole. Line breaks of
 * the text stay. No line but the first begins with a runner command: a backslash stands before it.
 */
export function wrap(text: string, columns = Number.POSITIVE_INFINITY): string[] {
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line) => (displayWidth(line) <= columns ? [line] : breakLine(line, columns)))
    .map((line, index) => (index > 0 && command.test(line.trimStart()) ? line.replace(/\S/, '\\$&') : line));
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
