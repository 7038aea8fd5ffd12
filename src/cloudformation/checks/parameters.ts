import type { Json, Problem } from '../../model/index.js';
import { brokenRules } from '../conditions/rules.js';
import { allowedValues } from '../parameters/declared.js';
import { isNumeric, refusedIn } from '../parameters/limits.js';
import { isHidden, parameterValue, typed } from '../parameters/parameters.js';
import type { Stack } from '../stack/stack.js';
import { entryOf, scalarText } from '../template/json.js';
import { problem } from '../template/problems.js';

/** Notes the parameters that are given a value that they do not take, or have one for their default. */
export function checkParameters(stack: Stack, severity: Problem['severity']): void {
  for (const [name, declaration] of stack.parameters) {
    const given = refusedGiven(name, declaration, stack);
    const own = refusedDefault(declaration, stack);
    if (given !== undefined) note(name, 'error', ruledOut('is given', given, declaration), stack);
    if (own !== undefined) note(name, severity, ruledOut('has by default', own, declaration), stack);
  }
}

/** Notes the rules of a template that what its parameters are given breaks. */
export function checkRules(stack: Stack, severity: Problem['severity']): void {
  for (const name of brokenRules(stack)) {
    stack.notes.problem(problem('rule-broken', { name }, { path: ['Rules', name] }, severity));
  }
}

/** Why a value is refused; of a parameter that is not echoed neither is the value. */
function ruledOut(does: string, value: string, declaration: Json): string {
  const shown = isHidden(declaration) ? 'a value that is not shown' : `'${value}'`;
  return `${does} ${shown}, and ${isHidden(declaration) ? 'its limits rule it out' : limitsOf(declaration)}`;
}

function note(name: string, severity: Problem['severity'], why: string, { prefix, notes }: Stack): void {
  const at = { path: ['Parameters', name] };
  notes.problem(problem('parameter-not-allowed', { name: prefix + name, because: why }, at, severity));
}

function limitsOf(declaration: Json): string {
  const allowed = allowedValues(declaration)?.map((text) => `'${text}'`);
  if (allowed) return `it takes ${allowed.join(', ')}`;
  return isNumeric(declaration)
    ? 'it takes a number within its limits'
    : 'its length or its `AllowedPattern` rules it out';
}

function refusedGiven(name: string, declaration: Json, { given, readText }: Stack): string | undefined {
  const value = given(name);
  if (value === undefined) return undefined;
  return refusedIn(parameterValue({ name, declaration, given: value, readText }), declaration);
}

function refusedDefault(declaration: Json, { readText }: Stack): string | undefined {
  const text = scalarText(entryOf(declaration, 'Default'));
  return text === undefined ? undefined : refusedIn(typed(declaration, readText(text)), declaration);
}
