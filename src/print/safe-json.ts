import { inertJson } from './commands.js';

/** Characters that JSON lets through and a terminal acts upon, or that reorder the text around them. */
const unsafe = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** Indented JSON that is safe to print, with a line break at its end. */
export function safeJson(value: unknown): string {
  return `${safeText(JSON.stringify(value, null, 2))}\n`;
}

/** JSON on a single line, likewise. */
export function safeLine(value: unknown, replacer?: (this: unknown, key: string, value: unknown) => unknown): string {
  return `${safeText(JSON.stringify(value, replacer))}\n`;
}

/** Every unsafe character as `\uXXXX`, and no command of a runner, which parses to the same text. */
function safeText(json: string): string {
  return inertJson(json.replace(unsafe, spell));
}

/** One escape per UTF-16 unit. */
function spell(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
