/**
 * Control characters (terminal escapes among them), invisible and direction-changing characters, line and
 * paragraph separators, halves of surrogate pairs, and what no XML document may hold.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;
const invisibleButBreaks = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** The text with each unsafe character spelled out: `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(invisible, spell);
}

/** The text with each unsafe character but line breaks spelled out. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(invisibleButBreaks, spell);
}

function spell(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
