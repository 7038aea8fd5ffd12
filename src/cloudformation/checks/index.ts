import type { Json, Problem } from '../../model/index.js';
import { matters } from '../resources/types.js';
import type { Stack } from '../stack/stack.js';
import { entryOf } from '../template/json.js';
import { problem } from '../template/problems.js';
import { isKnownTransform, isServerlessType, serverless, transformsOf } from '../template/transforms.js';
import { checkForm } from './form.js';
import { checkFunctions } from './functions.js';
import { checkLeftOut } from './left-out.js';
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
  checkForm(data, stack);
  checkLeftOut(stack);
  checkServerless(data, stack);
  checkParameters(stack, severity);
  checkRules(stack, severity);
  checkFunctions(data, stack, severity);
  return checkNames(data, stack, severity);
}

/** Notes a type of the serverless transform in a template without it. */
function checkServerless(data: Json, { declarations, notes, prefix }: Stack): void {
  const first = [...declarations.values()].find(({ type }) => isServerlessType(type));
  if (!first || transformsOf(data).some((name) => name === serverless || !isKnownTransform(name))) return;
  const args = { name: first.type, transform: serverless };
  notes.refused(problem('transform-missing', args, { address: prefix + first.id, path: first.path }, 'note'));
}

/** How much it is that CloudFormation refuses a template as a whole: a note where nothing in it can matter. */
function severityIn({ declarations }: Stack): Problem['severity'] {
  return [...declarations.values()].some(({ type }) => matters(type)) ? 'error' : 'note';
}
