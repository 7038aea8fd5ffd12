import { isUnknown } from '../../model/index.js';
import { takes } from '../parameters/parameter-limits.js';
import { allowedValues, isHidden } from '../parameters/parameters.js';
import type { Stack } from '../stack/stack.js';

/** Notes the parameters that are given a value that they do not take. */
export function checkParameters(stack: Stack): void {
  for (const [name, declaration] of stack.parameters) {
    const given = stack.given(name);
    if (given === undefined || isUnknown(given)) continue;
    const refused = [given]
      .flat()
      .map(String)
      .filter((text) => takes(declaration, text) === false);
    if (refused.length === 0) continue;
    const value = isHidden(declaration) ? 'a value' : `'${refused[0]}'`;
    const allowed = allowedValues(declaration)?.map((text) => `'${text}'`);
    const limits = allowed ? `it takes ${allowed.join(', ')}` : 'its length or its `AllowedPattern` rules it out';
    const message = `Parameter \`${stack.prefix}${name}\` is given ${value}, and ${limits}; CloudFormation refuses it.`;
    stack.notes.problem({ code: 'parameter-not-allowed', severity: 'error', message, path: ['Parameters', name] });
  }
}
