import { mapQuoted } from '../words/names.js';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows it as it is, in an element or an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A name, set apart from the text around it. */
export function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** Running text; the names that it quotes set apart, and its line breaks kept. */
export function prose(text: string): string {
  return mapQuoted(text, code, escapeHtml).replaceAll('\n', '<br>');
}
