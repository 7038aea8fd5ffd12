/**
 * Fills a template in: `{path.of.keys}` becomes what the fact has there. A path that leads through a list gives all
 * its elements, `length` their number; what a fact does not have leaves nothing behind, and what it hides is not shown.
 */
export function fill(template: string, fact: unknown): string {
  const text = template.replace(PLACEHOLDER, (_, path: string) => filled(path, fact));
  return text.replace(/ {2,}/g, ' ').trim();
}

/** What one placeholder is filled with. */
export function filled(path: string, fact: unknown): string {
  return words(lookUp(fact, path.split('.')));
}

const PLACEHOLDER = /\{([\w.]+)\}/g;

/** What a template has filled in: `place.address` and so on. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, path = '']) => path);
}

function lookUp(from: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || from === undefined || from === null) return from;
  if (Array.isArray(from) && key !== 'length') return from.map((one) => lookUp(one, [key, ...rest]));
  const { hidden, [key]: value } = from as Readonly<Record<string, unknown>>;
  return Array.isArray(hidden) && hidden.includes(key) ? '(sensitive)' : lookUp(value, rest);
}

function words(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (!Array.isArray(value)) return String(value);
  const parts = [...new Set(value.map(words))].filter((part) => part !== '');
  return parts.join(parts.every((part) => part.endsWith('.')) ? ' ' : ', ');
}
