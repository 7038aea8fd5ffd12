import { resolve } from 'node:path';
import { textAt } from '../files/index.js';
import { UsageError } from '../model/index.js';
import type { ScopeDeclaration } from './config.js';

/** What root modules of Terraform source are evaluated with. */
export interface SourceSettings {
  /** Values for variables, in the order in which they count: later ones win. */
  readonly variables: readonly (Assignment | VariableFile)[];
  readonly workspace?: string;
}

/** A value of a variable as on a command line: a text, or an expression. */
export interface Assignment {
  readonly variable: string;
  readonly value: string;
}

/** A file of variables: as it is written, and its text. */
export interface VariableFile {
  readonly name: string;
  readonly text: string;
}

/** Reads a file of variables. Throws a `UsageError` for one that cannot be read. */
export function readVariableFile(name: string, folder: string): VariableFile {
  const text = textAt(resolve(folder, name));
  if (text === undefined) throw new UsageError(`the file of variables ${JSON.stringify(name)} cannot be read`);
  return { name, text };
}

/** What root modules are evaluated with in a scope: `vars` win over `varFiles`, and the command line over both. */
export function sourceOfScope(
  { vars = {}, varFiles = [], workspace }: ScopeDeclaration,
  given: SourceSettings,
  folder: string,
): SourceSettings {
  const assignments = Object.entries(vars).map(
    ([variable, value]): Assignment => ({
      variable,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }),
  );
  const files = varFiles.map((name) => readVariableFile(name, folder));
  const own = workspace === undefined ? {} : { workspace };
  return { ...own, ...given, variables: [...files, ...assignments, ...given.variables] };
}
