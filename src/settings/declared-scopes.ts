import { posix, relative, resolve, sep } from 'node:path';
import { readFound } from '../files/index.js';
import { faultyFile, type Path, type Place } from '../model/index.js';
import type { ScopeDeclaration } from './config.js';
import type { ConfigFile } from './config-file.js';
import type { Parameters } from './parameters.js';
import { readParametersFile } from './parameters-file.js';
import { type SourceSettings, sourceOfScope } from './source-settings.js';

/** What an input is deployed with, where it does not say so itself. */
export interface Target {
  /** The declared scope that it is deployed in; absent where none includes it. */
  readonly scope?: string;
  readonly account?: string;
  readonly region?: string;
  readonly parameters: Parameters;
  /** The folder of the root module whose plans it has, absolute. */
  readonly root?: string;
  /** What root modules of Terraform source are evaluated with. */
  readonly source?: SourceSettings;
}

/** A scope of the configuration file, ready for use. */
export interface DeclaredScope extends Target {
  readonly scope: string;
  /** Where the support role of the account is declared, if that is outside what is scanned. */
  readonly elsewhere?: string;
  /** Names of the parameters of its own file, and that file. */
  readonly own?: { readonly file: string; readonly names: readonly string[] };
  /** Where the scope is declared. */
  readonly place: Place;
  /** Globs from the root of what is scanned. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether an input is deployed in it, by its display name. */
  readonly includes: (input: string) => boolean;
  /** Whether it says of an input that it is not deployed in it. */
  readonly excludes: (input: string) => boolean;
}

/**
 * The scopes of a configuration file with their parameters read; those of `--parameters` win over them. Throws a
 * `UsageError` for a parameter file or a glob that cannot be used.
 */
export async function declaredScopes(
  file: ConfigFile | undefined,
  given: Parameters,
  source: SourceSettings,
  cwd: string,
): Promise<DeclaredScope[]> {
  if (file?.config.scopes === undefined) return [];
  const { matcher } = await import('../globs/index.js');
  const covering = (globs: readonly string[], path: Path) => {
    const covers = matcher(globs);
    if (!('fault' in covers)) return covers;
    const { line = 1, column = 1 } = file.rangeAt([...path, covers.fault.index]);
    throw faultyFile(file.name, [{ line, column, message: covers.fault.message }]);
  };
  const pathOf = (input: string) => pathFrom(file.root, input, cwd);
  const declare = async (declaration: ScopeDeclaration, i: number): Promise<DeclaredScope> => {
    const { name, account, region, include, exclude = [], parameters, presence, reason, root } = declaration;
    const own = parameters === undefined ? {} : await readParametersFile(resolve(file.folder, parameters), readFound);
    const included = covering(include, ['scopes', i, 'include']);
    const excluded = covering(exclude, ['scopes', i, 'exclude']);
    return {
      scope: name,
      ...(account === undefined ? {} : { account }),
      ...(region === undefined ? {} : { region }),
      parameters: { ...own, ...given },
      ...(root === undefined ? {} : { root: resolve(file.root, root) }),
      source: sourceOfScope(declaration, source, file.folder),
      ...(parameters === undefined ? {} : { own: { file: parameters, names: Object.keys(own) } }),
      ...(presence === 'elsewhere' && reason !== undefined ? { elsewhere: reason } : {}),
      place: { input: file.name, path: ['scopes', i] },
      include,
      exclude,
      includes: (input) => (included(pathOf(input)) || isIn(root, pathOf(input))) && !excluded(pathOf(input)),
      excludes: (input) => excluded(pathOf(input)),
    };
  };
  return Promise.all(file.config.scopes.map(declare));
}

/** Whether a file lies right in the folder of a root module. */
function isIn(root: string | undefined, path: string): boolean {
  return root !== undefined && posix.dirname(path) === posix.normalize(root).replace(/\/$/, '');
}

/** The path of an input from a folder, with `/`; standard input lies in none. */
function pathFrom(folder: string, input: string, cwd: string): string {
  return input === '-' ? input : relative(folder, resolve(cwd, input)).split(sep).join('/');
}

/** What an input is deployed with: once for each scope that includes it, or else as what no scope includes. */
export function targetsOf(input: string, scopes: readonly DeclaredScope[], undeclared: Target): readonly Target[] {
  const targets = scopes.filter((scope) => scope.includes(input));
  return targets.length === 0 ? [undeclared] : targets;
}
