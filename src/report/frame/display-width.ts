/**
 * First and last code points of the blocks whose characters take two columns: East Asian Wide and Fullwidth.
 * Source: https://www.unicode.org/reports/tr11/ (by blocks, so a few unassigned code points are included)
 */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
];

const narrow = /^[\u0020-\u007e]*$/;
const combining = /^[\p{M}\u1160-\u11ff]$/u;
const emoji = /^\p{Emoji_Presentation}$/u;

/** Columns that a text of visible characters takes on a terminal. */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += characterWidth(character);
  return columns;
}

/** The longest beginning of the text that fits into so many columns. */
export function fitting(text: string, columns: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (combining.test(character)) return 0;
  if (emoji.test(character)) return 2;
  return wide.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
}
