/** Characters that JSON lets through and a terminal acts upon, or that reorder the text around them. */
const unsafe = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** Indented JSON that is safe to print: every unsafe character as `\uXXXX`, which parses to the same text. */
export function safeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(unsafe, spell)}\n`;
}

/** One escape per UTF-16 unit. */
function spell(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
