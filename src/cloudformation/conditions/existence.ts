import { type Exists, isList, isUnknown } from '../../model/index.js';
import { isHidden, parameterValue } from '../parameters/parameters.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { asText, concatenate } from '../values/text.js';
import type { Candidate } from './candidates.js';
import { changesThatMake } from './changes.js';

/** Whether a resource will be there: by its own condition, and as far as the stack it is in. */
export function existsOf({ condition, doubt, path }: Declaration, stack: Stack): Exists {
  const under = condition === undefined ? ({ answer: 'yes' } as const) : stack.existsUnder(condition);
  const placed = under.answer === 'unknown' ? { ...under, path: [...path, 'Condition'] } : under;
  const own = asFarAsCertain(placed, doubt);
  return own.answer === 'no' || stack.exists.answer === 'yes' ? own : stack.exists;
}

/** What CloudFormation refuses is not made, unless it is mended first. */
function asFarAsCertain(exists: Exists, doubt: string | undefined): Exists {
  return exists.answer !== 'yes' || doubt === undefined ? exists : { answer: 'unknown', because: doubt };
}

/**
 * Whether what needs a condition to be true, or false, will be there. Where it will not, or that cannot be told, the
 * reason names the parameters that would turn the condition.
 */
export function existsWhere(condition: string, wanted: boolean, stack: Stack): Exists {
  const holds = stack.scopeUnder(undefined).condition(condition);
  if (holds === wanted) return { answer: 'yes' };
  const changes = changesThatMake(condition, wanted, stack);
  const hint = needed(changes, wanted, stack);
  if (isUnknown(holds)) {
    const [first] = changes === 'too many' ? [] : changes;
    return {
      answer: 'unknown',
      because: `condition \`${condition}\` cannot be told: ${holds.$unknown}${hint}`,
      ...(first && { parameter: stack.settableAs(first.parameter) }),
    };
  }
  const now = changes === 'too many' ? [] : changes.map((change) => present(change, stack));
  const why = now.length > 0 ? `: ${now.join(' and ')}` : '';
  return { answer: 'no', because: `condition \`${condition}\` is ${holds}${why}${hint}` };
}

/** "parameter `Create` is 'false'" */
function present({ parameter }: Candidate, stack: Stack): string {
  const declaration = stack.parameters.get(parameter) ?? null;
  const { given, readText } = stack;
  const value = parameterValue({ name: parameter, declaration, given: given(parameter), readText });
  const name = `parameter \`${stack.prefix}${parameter}\``;
  if (isHidden(declaration)) return `${name} has a value that is not shown`;
  const text = isList(value) ? concatenate(value, ',') : asText(value);
  return typeof text === 'string' ? `${name} is '${text}'` : `${name} has no value`;
}

/** "; it would hold with `Create` set to 'true'" */
function needed(changes: readonly Candidate[] | 'too many', wanted: boolean, { settableAs }: Stack): string {
  if (changes === 'too many') return '; it depends on too many parameters to say which values would turn it';
  const words = changes.map(({ parameter, words }) => `\`${settableAs(parameter)}\` set to ${words}`);
  return words.length > 0 ? `; it would ${wanted ? '' : 'not '}hold with ${words.join(' and ')}` : '';
}
