import { existsSync, readFileSync } from 'node:fs';

const inputs = new URL('../../fixtures/inputs/', import.meta.url);

/** The bytes of one of the odd inputs in `fixtures/inputs`. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(name, inputs));
}

/** Real inputs to run against, which not every machine has. */
export const corpus = new URL('../../../shared/corpus/', import.meta.url);
export const hasCorpus = existsSync(corpus);

/** The rows of a table of the corpus, by the names of its columns; none where there is no corpus. */
export function table(path: string): readonly Record<string, string>[] {
  if (!hasCorpus) return [];
  const [head = [], ...rows] = readFileSync(new URL(path, corpus), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}
