import { closest } from '../schema/index.js';
import type { Reading } from './reading.js';
import type { ParameterFile, Settings } from './settings.js';

/**
 * A line for each file of parameters with those that no template declares: CloudFormation would refuse them, and what
 * they are meant for has its default. A template that cannot be read may declare any.
 */
export function undeclaredParameters(readings: readonly Reading[], { parameterFiles }: Settings): string[] {
  return parameterFiles.flatMap(({ file, names, covers }: ParameterFile) => {
    const covered = readings.filter((reading) => covers(reading.name));
    const hasTemplates = covered.some(({ kind }) => kind === 'cloudformation');
    if (!hasTemplates || covered.some(({ status }) => status === 'failed')) return [];
    const declared = new Set(covered.flatMap(({ parameters = [] }) => parameters));
    const undeclared = names.filter((name) => !declared.has(name));
    const words = undeclared.map((name) => inWords(name, [...declared]));
    return words.length === 0
      ? []
      : [`${file}: no template that was scanned declares the parameter ${words.join(', ')}`];
  });
}

function inWords(name: string, declared: readonly string[]): string {
  const meant = closest(name, declared);
  return meant === undefined ? `\`${name}\`` : `\`${name}\` (did you mean \`${meant}\`?)`;
}
