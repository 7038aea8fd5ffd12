import { type Body, type Expression, parseExpression, type Step } from '../../hcl/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import { convert } from '../values/index.js';

/**
 * `aws.audit`, as a reference or as a text; of OpenTofu `aws.each["eu"]` too. A key that is not known is told from
 * every other by who uses it.
 * Source: https://opentofu.org/docs/language/providers/configuration (`for_each`)
 * @param user the address of what uses the provider
 */
export function providerReference(expression: Expression, scope: Scope, user: string): string {
  switch (expression.kind) {
    case 'parentheses':
      return providerReference(expression.inner, scope, user);
    case 'wrap':
      return providerReference(expression.value, scope, user);
    case 'template':
      return providerReference(parseExpression(expression.parts.map(literalOf).join('')).expression, scope, user);
    case 'traversal':
      return expression.root.kind === 'name'
        ? expression.root.name + expression.steps.map((step) => stepText(step, scope, user)).join('')
        : '';
    default:
      return '';
  }
}

function literalOf(part: Expression): string {
  return part.kind === 'literal' ? String(part.value) : '';
}

function stepText(step: Step, scope: Scope, user: string): string {
  if (step.kind === 'attribute') return `.${step.name}`;
  const key = step.kind === 'index' ? convert(evaluate(step.key, scope), 'string') : undefined;
  return key?.kind === 'string' ? `[${JSON.stringify(key.value)}]` : `[the key at ${user}]`;
}

/** The configuration that a reference names, without the key of one of its instances. */
export function withoutKey(reference: string): string {
  return reference.replace(/\[.*$/s, '');
}

/** The key of an instance that a reference names, where it is known. */
export function keyIn(reference: string): string | undefined {
  const [, key] = /^[^[]*\[(".*")\]$/s.exec(reference) ?? [];
  return key === undefined ? undefined : String(JSON.parse(key));
}

/** `providers = { aws = aws.audit }`: what names in a module stand for, as references in that of its caller. */
export function passedProviders({ attributes }: Body, scope: Scope, user: string): ReadonlyMap<string, string> {
  const value = attributes.find(({ name }) => name === 'providers')?.value;
  if (value?.kind !== 'object') return new Map();
  return new Map(
    value.items.map((item) => [nameOf(item.key, scope, user), providerReference(item.value, scope, user)]),
  );
}

/** A bare name as a key is a text. */
function nameOf(key: Expression, scope: Scope, user: string): string {
  return key.kind === 'literal' ? String(key.value) : providerReference(key, scope, user);
}
