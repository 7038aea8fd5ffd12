import type { Report } from '../model/index.js';

/**
 * Control characters (terminal escapes among them), invisible and direction-changing characters, line and
 * paragraph separators, halves of surrogate pairs, and what no XML document may hold.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;
const invisibleButBreaks = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Keys of the report that hold running text, in which a line break is a line break. */
const prose: ReadonlySet<string> = new Set(['message', 'help', 'fix', 'reason', 'because']);

/** The text with each unsafe character spelled out: `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(invisible, spell);
}

/** The text with each unsafe character but line breaks spelled out. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(invisibleButBreaks, spell);
}

/** The report with every text in it fit to be shown to a person: the one gate of the formats that people read. */
export function visibleReport(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    return prose.has(key) ? visibleLines(value) : visible(value);
  }) as Report;
}

function spell(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
