import type { Verdict } from '../../model/index.js';
import { escapeHtml } from './escape.js';
import { sign } from './sprite.js';

/** A part of the page under its heading; nothing where there is nothing to show. */
export function section(id: string, heading: string, parts: readonly string[]): string {
  if (parts.length === 0) return '';
  return `<section id="${id}" aria-labelledby="${id}-heading">\n<h2 id="${id}-heading">${heading}</h2>\n${parts.join('\n')}\n</section>\n`;
}

/** A list, each item markup. */
export function list(items: readonly string[]): string {
  return `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
}

/** A fold: what it is about, and what is in it. It opens without scripts. */
export function fold(attributes: string, summary: string, body: readonly string[], isOpen = false): string {
  return `<details ${attributes}${isOpen ? ' open=""' : ''}>\n<summary>${summary}</summary>\n<div class="body">\n${body.join('\n')}\n</div>\n</details>`;
}

/** Terms and what they stand for; those that stand for nothing are left out. */
export function terms(rows: readonly (readonly [string, string])[]): string {
  const shown = rows.filter(([, text]) => text !== '').map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`);
  return `<dl>\n${shown.join('\n')}\n</dl>`;
}

/** A verdict as a badge: its word says it where colour and sign do not. */
export function badge(verdict: Verdict, word: string = verdict): string {
  return `<strong class="badge ${verdict}">${sign(verdict)}${escapeHtml(word)}</strong>`;
}

/** `8 failed`, in the colour of the verdict; nothing of none. */
export function count(verdict: Verdict, number: number, participle: string): string {
  return number === 0 ? '' : `<span class="count ${verdict}">${sign(verdict)}${number} ${participle}</span>`;
}
