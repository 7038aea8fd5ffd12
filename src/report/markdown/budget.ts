import { inert } from '../../print/index.js';

/** A part of the text: items between a head and a tail, each a block of its own. */
export interface Part {
  readonly head: string;
  readonly items: readonly string[];
  /** What stands for the items that are left out, by their places. */
  readonly rest: (left: readonly number[]) => string;
  readonly tail?: string;
  /** Items follow one another without a blank line: rows of a table, items of a list. */
  readonly dense?: true;
  /** Characters that it may take, besides what the parts before it did not need. */
  readonly share: number;
}

/**
 * The parts as one text that is never longer than their shares, which together stay below the 65,536 characters of a
 * comment on GitHub: of each the items that fit, in their order, and what is left out is counted.
 */
export function withinBudget(parts: readonly Part[]): string {
  let spare = 0;
  const texts = parts.map((part) => {
    const text = fitted(part, part.share + spare);
    spare += part.share - text.length;
    return text;
  });
  return texts.filter((text) => text !== '').join('\n\n');
}

/** Kept free for the head, the tail and the words for the rest. */
const frame = 400;

function fitted({ head, items, rest, tail = '', dense }: Part, share: number): string {
  if (items.length === 0) return '';
  let used = head.length + tail.length + frame;
  const left: number[] = [];
  const shown = items.map(inert).filter((item, index) => {
    const fits = used + item.length + 2 <= share;
    if (fits) used += item.length + 2;
    else left.push(index);
    return fits;
  });
  const list = shown.join(dense ? '\n' : '\n\n');
  const between = dense && head.startsWith('|') ? '\n' : '\n\n';
  const body = [head, list].filter((text) => text !== '').join(between);
  return [body, left.length === 0 ? '' : rest(left), tail].filter((text) => text !== '').join('\n\n');
}

/** A text of at most so many characters; a sign stands for what is cut off. */
export function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  return `${text.slice(0, characters - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
