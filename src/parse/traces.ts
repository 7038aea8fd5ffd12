import { type ByteSource, copyOf, isInMemory, least } from '../model/index.js';

/** Bytes in which a document shows what it is: templates and plans say so near their beginning, logs in any line. */
const HEAD = 1 << 16;

const ESCAPE = '\u001b';
const terminalColours = new RegExp(`${ESCAPE}\\[[\\d;]*m`, 'g');

/** The beginning of a text in UTF-8, without the codes that colour a terminal's output. */
export function headOf(text: Buffer | ByteSource): string {
  const bytes = isInMemory(text) ? text : copyOf(text, 0, Math.min(HEAD, text.length));
  return bytes.toString('utf8', 0, HEAD).replace(terminalColours, '');
}

/**
 * Whether a text is to be read as JSON: it opens with a bracket that is none of a templating language, or a plan
 * or facts follow lines of the program that printed them.
 */
export function isJsonText(head: string): boolean {
  return /^\s*(\{(?![{%#])|\[)/.test(head) || /^\{\s*"(format_version|rolecall)"/m.test(head);
}

/**
 * Whether a text that is no JSON can be a template: its sections stand at the margin of a document, and some of
 * them no template is without. In brackets, behind comments or the mark of a document, there are no margins; and what
 * is merged into a document stands elsewhere in it.
 */
export function mayBeTemplate(text: string): boolean {
  const hasNoMargins = /^(?:\s*(?:#[^\n]*\n|---[^\n{]*(?:\n|(?=\{))))+\s*\{/.test(text);
  if (hasNoMargins || /^["']?<<["']?[ \t]*:/m.test(text)) return /Resources|AWSTemplateFormatVersion/.test(text);
  const margins = Array.from(
    text.matchAll(/^( *)["']?(?:Resources|AWSTemplateFormatVersion|Transform)["']?[ \t]*:/gm),
    lengthOfMargin,
  );
  const margin = least(margins);
  return (
    margin === 0 || (margins.length > 0 && !new RegExp(`^ {0,${margin - 1}}(?!---|\\.\\.\\.)[^\\s#]`, 'm').test(text))
  );
}

function lengthOfMargin([, margin = '']: RegExpMatchArray): number {
  return margin.length;
}

/** Whether a text has statements of a templating language (Jinja, Nunjucks), which no YAML or JSON can have. */
export function isTemplated(head: string): boolean {
  return /\{%-?\s*\w/.test(head);
}

/**
 * Whether a text that cannot be read was meant to be an input of ours. What it holds is not known then, and that
 * must not look like "nothing".
 */
export function wasMeantForUs(head: string): boolean {
  return ofOurs.test(head);
}

const ofOurs = new RegExp(
  [
    '"format_version"|"planned_values"|"resource_changes"|"root_module"',
    'AWSTemplateFormatVersion',
    '\\b(?:Resources|Transform)["\']?\\s*:[\\s\\S]*(?:\\bAWS::\\w|\\bFn::ForEach::)',
    // Cut off in its first resource, before anything tells whose it is.
    '"Resources"\\s*:\\s*(?:\\{[^}]*)?$',
  ].join('|'),
);
