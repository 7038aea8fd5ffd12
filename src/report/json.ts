import type { Report } from '../model/index.js';

/** Characters that JSON lets through and a terminal acts upon, or that reorder the text around them. */
const unsafe = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** The report itself, indented, key for key as `schemas/report.schema.json` describes it. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2).replace(unsafe, spell)}\n`;
}

/** The `\uXXXX` form, one per UTF-16 unit. */
function spell(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
