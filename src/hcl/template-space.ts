import type { Part, TextPart } from './template-parts.js';
import { trimStart } from './token.js';
import { between } from './tree.js';

/**
 * Takes the indentation off a `<<-` heredoc: as much from each line as the least indented one has. Blank lines do not
 * count and stay; a line that begins with a sequence has no indentation.
 */
export function withoutIndentation(parts: readonly Part[]): readonly Part[] {
  const firsts = parts.filter((_, index) => isFirstOfLine(parts, index)).filter((part) => !isBlankLine(part));
  const least = firsts.reduce((width, part) => Math.min(width, indentationOf(part)), Number.POSITIVE_INFINITY);
  const trimmed = new Set(firsts);
  return parts.map((part) =>
    part.kind === 'text' && trimmed.has(part)
      ? { ...part, value: part.value.slice(least), start: part.start + least }
      : part,
  );
}

function isFirstOfLine(parts: readonly Part[], index: number): boolean {
  const before = parts[index - 1];
  return before === undefined || (before.kind === 'text' && before.value.endsWith('\n'));
}

function isBlankLine(part: Part): boolean {
  return part.kind === 'text' && part.value.endsWith('\n') && trimStart(part.value) === '';
}

function indentationOf(part: Part): number {
  return part.kind === 'text' ? part.value.length - trimStart(part.value).length : 0;
}

/** Texts that follow one another as one. */
export function melded(parts: readonly Part[]): readonly Part[] {
  const all: Part[] = [];
  let run: TextPart[] = [];
  const flush = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last)
      all.push({ kind: 'text', value: run.map(({ value }) => value).join(''), ...between(first, last) });
    run = [];
  };
  for (const part of parts) {
    if (part.kind === 'text') run.push(part);
    else {
      flush();
      all.push(part);
    }
  }
  flush();
  return all;
}
