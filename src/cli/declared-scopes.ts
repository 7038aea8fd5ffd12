import { relative, resolve, sep } from 'node:path';
import type { Parameters, ScopeDeclaration } from '../config/index.js';
import type { Place } from '../model/index.js';
import type { ConfigFile } from './config-file.js';
import type { Io } from './io.js';
import { readParametersFile } from './parameters-file.js';

/** What an input is deployed with, where it does not say so itself. */
export interface Target {
  /** The declared scope that it is deployed in; absent where none includes it. */
  readonly scope?: string;
  readonly account?: string;
  readonly parameters: Parameters;
}

/** A scope of the configuration file, ready for use. */
export interface DeclaredScope extends Target {
  readonly scope: string;
  /** Where the support role of the account is declared, if that is outside what is scanned. */
  readonly elsewhere?: string;
  /** Where the scope is declared. */
  readonly place: Place;
  /** Globs from the folder of the configuration file. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether an input is deployed in it, by its display name. */
  readonly includes: (input: string) => boolean;
}

/** The scopes of a configuration file with their parameters read; those of `--parameters` win over them. */
export async function declaredScopes(
  file: ConfigFile | undefined,
  given: Parameters,
  io: Io,
): Promise<DeclaredScope[]> {
  if (file?.config.scopes === undefined) return [];
  const { matcher } = await import('../config/index.js');
  const declare = async (declaration: ScopeDeclaration, i: number): Promise<DeclaredScope> => {
    const { name, account, include, exclude = [], parameters, presence, reason } = declaration;
    const own = parameters === undefined ? {} : await readParametersFile(resolve(file.folder, parameters));
    const [included, excluded] = [matcher(include), matcher(exclude)];
    return {
      scope: name,
      ...(account === undefined ? {} : { account }),
      parameters: { ...own, ...given },
      ...(presence === 'elsewhere' && reason !== undefined ? { elsewhere: reason } : {}),
      place: { input: file.name, path: ['scopes', i] },
      include,
      exclude,
      includes: (input) => {
        const path = pathFrom(file.folder, input, io);
        return included(path) && !excluded(path);
      },
    };
  };
  return Promise.all(file.config.scopes.map(declare));
}

/** The path of an input from a folder, with `/`; standard input lies in none. */
function pathFrom(folder: string, input: string, io: Io): string {
  return input === '-' ? input : relative(folder, resolve(io.cwd(), input)).split(sep).join('/');
}

/** What an input is deployed with: once for each scope that includes it, or else as what no scope includes. */
export function targetsOf(input: string, scopes: readonly DeclaredScope[], undeclared: Target): readonly Target[] {
  const targets = scopes.filter((scope) => scope.includes(input));
  return targets.length === 0 ? [undeclared] : targets;
}
