import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import fastGlob from 'fast-glob';
import { repository } from '../cli/run-cli.js';

/** What trials of a kind start from: files, of which one is made strange. */
export interface Seed {
  readonly files: Readonly<Record<string, string>>;
  /** The file that mutations are made in. */
  readonly target: string;
}

/** Real inputs beside the repository; where they are not, the fixtures are all there is. */
const CORPUS = '../shared/corpus';

/** What is larger takes long and shows no more. */
const MOST_BYTES = 6_000;

/** The files of the repository and of the corpus that fit patterns, each as a seed of its own. */
export function filesLike(patterns: readonly string[], target: string): readonly Seed[] {
  return pathsLike(patterns).map((path) => ({ files: { [target]: textOf(path) }, target }));
}

/** The folders in which such files are, whole; each file that `isTarget` names is the target of a seed. */
export function foldersLike(patterns: readonly string[], isTarget: RegExp): readonly Seed[] {
  const folders = new Set(pathsLike(patterns).map((path) => dirname(path)));
  return [...folders].flatMap((folder) => {
    const paths = fastGlob.sync('**/*', { cwd: join(repository, folder), stats: true });
    const small = paths.filter(({ stats }) => (stats?.size ?? 0) <= MOST_BYTES).map(({ path }) => path);
    const files = Object.fromEntries(small.map((path) => [path, textOf(join(folder, path))]));
    return small.filter((path) => isTarget.test(path)).map((target) => ({ files, target }));
  });
}

function pathsLike(patterns: readonly string[]): readonly string[] {
  const everywhere = patterns.flatMap((pattern) =>
    pattern.startsWith('fixtures/') || pattern.startsWith('rules/') ? [pattern] : [`${CORPUS}/${pattern}`],
  );
  const found = fastGlob.sync(everywhere, { cwd: repository, stats: true });
  const small = found.filter(({ stats }) => (stats?.size ?? 0) <= MOST_BYTES);
  return small.map(({ path }) => relative(repository, join(repository, path))).sort();
}

function textOf(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}
