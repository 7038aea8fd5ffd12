import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../cli/run-cli.js';

/** A block of a page between fences. */
export interface Snippet {
  readonly page: string;
  /** `yaml`; empty for commands of a shell. */
  readonly language: string;
  readonly text: string;
  /** Where it stands, for the name of a test: `docs/ci.md:12`. */
  readonly place: string;
}

/** The pages that people write; of the others, the build makes one and `reports.test.ts` runs one. */
const pages = [
  'README.md',
  ...readdirSync(join(repository, 'docs'))
    .filter((name) => !/^(problems|reports)\.md$/.test(name))
    .map((name) => `docs/${name}`),
];

/** Every snippet of every page, in order. */
export const snippets: readonly Snippet[] = pages.flatMap((page) => {
  const text = readFileSync(join(repository, page), 'utf8');
  return Array.from(text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm), (match) => {
    const [, language = '', inside = ''] = match;
    return { page, language, text: inside, place: `${page}:${text.slice(0, match.index).split('\n').length}` };
  });
});

/** The snippets of one language. */
export function snippetsOf(language: string): readonly Snippet[] {
  return snippets.filter((one) => one.language === language);
}
