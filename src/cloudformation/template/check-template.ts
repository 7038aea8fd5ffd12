import type { Json } from '../../model/index.js';
import type { Stack } from '../stack/stack.js';
import { checkFunctions } from './check-functions.js';
import { checkNames } from './check-names.js';
import { checkParameters } from './check-parameters.js';
import { entryOf } from './json.js';

/**
 * Notes what is wrong with a template as a whole; the rest of it is judged all the same.
 * @returns the resources for which CloudFormation refuses it, being in a circle
 */
export function checkTemplate(data: Json, stack: Stack): ReadonlySet<string> {
  if (entryOf(data, 'AWSTemplateFormatVersion') === undefined) {
    const message = 'The template has no `AWSTemplateFormatVersion`; it is read as 2010-09-09.';
    stack.notes.problem({ code: 'format-version-missing', severity: 'note', message, path: [] });
  }
  checkParameters(stack);
  checkFunctions(data, stack);
  return checkNames(data, stack);
}
