import type { Json } from '../../model/index.js';
import type { Stack } from '../stack/stack.js';
import { checkNames } from './check-names.js';
import { checkParameters } from './check-parameters.js';
import { entryOf } from './json.js';

/** Notes what is wrong with a template as a whole; the rest of it is judged all the same. */
export function checkTemplate(data: Json, stack: Stack): void {
  if (entryOf(data, 'AWSTemplateFormatVersion') === undefined) {
    const message = 'The template has no `AWSTemplateFormatVersion`; it is read as 2010-09-09.';
    stack.notes.problem({ code: 'format-version-missing', severity: 'note', message, path: [] });
  }
  checkParameters(stack);
  checkNames(data, stack);
}
