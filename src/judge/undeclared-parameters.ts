import { entry, type Input, type Said, say } from '../model/index.js';
import { closest } from '../schema/index.js';
import type { ParameterFile } from '../settings/index.js';

/** What a run has to say of what it was given. */
export const problemCatalogue = {
  'parameter-not-declared': entry<{ file: string; names: string }>({
    message: ({ file, names }) => `${file}: no template that was scanned declares the parameter ${names}`,
    when: 'a file of parameters has one that no template declares: CloudFormation would refuse it',
    todo: 'correct its name, or leave it out',
  }),
};

/**
 * For each file of parameters those that no template declares: CloudFormation would refuse them, and what they are
 * meant for has its default. A template that cannot be read may declare any.
 */
export function undeclaredParameters(
  inputs: readonly Input[],
  { parameterFiles }: { readonly parameterFiles: readonly ParameterFile[] },
): Said[] {
  return parameterFiles.flatMap(({ file, names, covers }) => {
    const covered = inputs.filter(({ path }) => covers(path));
    const hasTemplates = covered.some(({ kind }) => kind === 'cloudformation');
    if (!hasTemplates || covered.some(({ status }) => status === 'failed')) return [];
    const declared = new Set(covered.flatMap(({ parameters = [] }) => parameters));
    const undeclared = names.filter((name) => !declared.has(name)).map((name) => inWords(name, [...declared]));
    return undeclared.length === 0
      ? []
      : [say(problemCatalogue, 'parameter-not-declared', { file, names: undeclared.join(', ') })];
  });
}

function inWords(name: string, declared: readonly string[]): string {
  const meant = closest(name, declared);
  return meant === undefined ? `\`${name}\`` : `\`${name}\` (did you mean \`${meant}\`?)`;
}
