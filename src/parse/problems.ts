import type { Path, Problem, Range } from '../model/index.js';

/** What reading an input can say about it, beside what it looks like: code, severity, words. */
const catalogue = {
  'json-truncated': {
    severity: 'error',
    message: () => 'The JSON ends in the middle of a value: the file is cut off. Write it again, and whole.',
  },
  'json-syntax': { severity: 'error', message: (why: string) => `This is no valid JSON: ${why}.` },
  'yaml-syntax': { severity: 'error', message: (why: string) => `This is no valid YAML: ${why}.` },
  'yaml-quoted-text': {
    severity: 'note',
    message: () =>
      'A quoted text goes on in lines that are not indented. CloudFormation takes it, other YAML readers refuse it.',
  },
  'yaml-key': {
    severity: 'error',
    message: () => 'A list or a mapping stands where a key should be; the entry is left out.',
  },
  'yaml-alias': {
    severity: 'error',
    message: () => 'An alias names an anchor that does not stand before it, or that it is itself a part of.',
  },
  'yaml-too-large': {
    severity: 'error',
    message: () => 'Written out, the aliases of this document would make more than a million values; it is not read.',
  },
  'duplicate-key': {
    severity: 'note',
    message: (key: string) =>
      `The key \`${key}\` stands more than once. CloudFormation takes the last one, and so does this analysis.`,
  },
  'templated-text': {
    severity: 'error',
    message: () => 'This looks like a template with tags of Jinja or Nunjucks. Fill it in first, and scan the result.',
  },
  'too-deep': {
    severity: 'error',
    message: () => 'Its values are nested more than 500 levels deep; it is not read.',
  },
  'template-too-large': {
    severity: 'error',
    message: (size: string) => `It has ${size} MB, and CloudFormation takes templates of at most 1 MB; it is not read.`,
  },
} as const satisfies Record<string, { severity: Problem['severity']; message: (word: string) => string }>;

export type ReadingCode = keyof typeof catalogue;

/** The codes of every problem that reading can report, apart from those of `look-alikes.ts`. */
export const readingCodes = Object.keys(catalogue) as readonly ReadingCode[];

/** A problem of the catalogue, with the word its message asks for and the places that are known. */
export function readingProblem(
  code: ReadingCode,
  { word = '', path, range }: { word?: string; path?: Path; range?: Range | undefined } = {},
): Problem {
  const { severity, message } = catalogue[code];
  return { code, severity, message: message(word), ...(path && { path }), ...(range && { range }) };
}
