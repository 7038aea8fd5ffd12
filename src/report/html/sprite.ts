import type { Verdict } from '../../model/index.js';
import type { Icon } from '../picture/graph.js';

/** Strokes of each sign on a field of 24 by 24. */
const strokes: Readonly<Record<Icon | Verdict, string>> = {
  pass: '<circle cx="12" cy="12" r="10"/><path d="M7.5 12.5l3 3l6-6.5"/>',
  fail: '<circle cx="12" cy="12" r="10"/><path d="M8.5 8.5l7 7m0-7l-7 7"/>',
  unknown: '<circle cx="12" cy="12" r="10"/><path d="M9.2 9.3a2.9 2.9 0 1 1 4.2 2.8c-1 .5-1.4 1-1.4 2m0 2.6v.1"/>',
  warn: '<path d="M12 3l10 18h-20z"/><path d="M12 9.5v5m0 3v.1"/>',
  people:
    '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c0-4 2.7-6.5 6.5-6.5s6.5 2.5 6.5 6.5"/><path d="M15.5 4.8a3.5 3.5 0 0 1 0 6.4m2.2 2.9c2.4.8 3.8 2.9 3.8 5.9"/>',
  account: '<rect x="4" y="3" width="16" height="18" rx="2"/><path d="M8.5 8h2m3 0h2m-7 4h2m3 0h2m-5 9v-4h3v4"/>',
  globe:
    '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 2.5 4 5.5 4 9s-1 6.5-4 9c-3-2.5-4-5.5-4-9s1-6.5 4-9"/>',
  identity:
    '<rect x="3" y="6" width="18" height="14" rx="2"/><path d="M10 3h4v3h-4z"/><circle cx="8.5" cy="12" r="2"/><path d="M5.5 17c.3-1.7 1.4-2.5 3-2.5s2.7.8 3 2.5m3-6h4m-4 4h4"/>',
  gear: '<circle cx="12" cy="12" r="3.5"/><path d="M12 2.5v4m0 11v4m9.5-9.5h-4m-11 0h-4m16.2-6.7l-2.8 2.8m-7.8 7.8l-2.8 2.8m13.4 0l-2.8-2.8m-7.8-7.8l-2.8-2.8"/>',
  question: '<circle cx="12" cy="8" r="3.5"/><path d="M5 20c0-4 2.9-6.5 7-6.5s7 2.5 7 6.5" stroke-dasharray="3 2.5"/>',
  role: '<path d="M12 2.5l8 3v6c0 5-3.3 8.3-8 10c-4.7-1.7-8-5-8-10v-6z"/><circle cx="12" cy="10" r="2.5"/><path d="M7.8 16.5c.6-2 2.2-3 4.2-3s3.6 1 4.2 3"/>',
  support:
    '<circle cx="12" cy="12" r="9.5"/><circle cx="12" cy="12" r="4"/><path d="M5.3 5.3l3.9 3.9m5.6 5.6l3.9 3.9m0-13.4l-3.9 3.9m-5.6 5.6l-3.9 3.9"/>',
};

/** What a verdict is shown by where a ring is around it. */
const marks: Readonly<Record<string, string>> = {
  'mark-pass': '<path d="M5 12.5l5 5l9-10"/>',
  'mark-fail': '<path d="M6 6l12 12m0-12l-12 12"/>',
  'mark-unknown': '<path d="M7.5 8a4.5 4.5 0 1 1 6.5 4c-1.5.8-2 1.6-2 3.2m0 4v.1"/>',
  'mark-warn': '<path d="M12 4v10m0 5v.1"/>',
};

/** Every sign of the page, drawn once and used by its name. */
export function sprite(): string {
  const symbols = Object.entries({ ...strokes, ...marks }).map(
    ([name, drawn]) => `<symbol id="${name}" viewBox="0 0 24 24">${drawn}</symbol>`,
  );
  return `<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols.join('')}</svg>`;
}

/** A sign beside a word that says the same. */
export function sign(name: Icon | Verdict): string {
  return `<svg class="icon" width="16" height="16" aria-hidden="true"><use href="#${name}"/></svg>`;
}
