import { isList, type Json } from '../../model/index.js';
import { takes } from '../parameters/parameter-limits.js';
import { allowedValues, parameterValue } from '../parameters/parameters.js';
import type { Stack } from '../stack/stack.js';
import { scalarText } from './json.js';

/** Notes the parameters that are given a value that they do not take. */
export function checkParameters(stack: Stack): void {
  for (const [name, declaration] of stack.parameters) {
    const refused = givenTexts(name, declaration, stack).find((text) => takes(declaration, text) === false);
    if (refused === undefined) continue;
    const allowed = allowedValues(declaration)?.map((text) => `'${text}'`);
    const limits = allowed ? `it takes ${allowed.join(', ')}` : 'its length or its `AllowedPattern` rules it out';
    const message = `Parameter \`${stack.prefix}${name}\` is given '${refused}', and ${limits}; CloudFormation refuses it.`;
    stack.notes.problem({ code: 'parameter-not-allowed', severity: 'error', message, path: ['Parameters', name] });
  }
}

/** The text that a parameter is given, or the texts of its list; none where they cannot be told. */
function givenTexts(name: string, declaration: Json, stack: Stack): readonly string[] {
  const given = stack.given(name);
  if (given === undefined) return [];
  const value = parameterValue({ name, declaration, given, spell: stack.spell });
  return (isList(value) ? value : [value]).map(scalarText).filter((text) => text !== undefined);
}
