import type { Json, Problem } from '../../model/index.js';
import { matters } from '../resources/types.js';
import type { Stack } from '../stack/stack.js';
import { entryOf } from '../template/json.js';
import { problem } from '../template/problems.js';
import { checkFunctions } from './functions.js';
import { checkNames } from './names.js';
import { checkParameters, checkRules } from './parameters.js';

/**
 * Notes what is wrong with a template as a whole; the rest of it is judged all the same.
 * @returns the resources for which CloudFormation refuses it, being in a circle
 */
export function checkTemplate(data: Json, stack: Stack): ReadonlySet<string> {
  if (entryOf(data, 'AWSTemplateFormatVersion') === undefined) {
    stack.notes.problem(problem('format-version-missing', {}, { path: [] }));
  }
  const severity = severityIn(stack);
  checkParameters(stack, severity);
  checkRules(stack, severity);
  checkFunctions(data, stack, severity);
  return checkNames(data, stack, severity);
}

/** How much it is that CloudFormation refuses a template as a whole: a note where nothing in it can matter. */
function severityIn({ declarations }: Stack): Problem['severity'] {
  return [...declarations.values()].some(({ type }) => matters(type)) ? 'error' : 'note';
}
