import { isUnknown, type Tree, unknown, type Value } from '../../model/index.js';
import { type Assumptions, assume } from '../conditions/assume.js';
import { settled } from '../conditions/settled.js';
import { asTruth } from '../intrinsics/index.js';
import { isListType } from '../parameters/declared.js';
import { takes } from '../parameters/parameter-limits.js';
import { parameterValue } from '../parameters/parameters.js';
import type { Stack } from '../stack/stack.js';
import { evaluate } from './evaluate.js';
import { remember } from './remember.js';
import { attributeOf, resourceReference } from './resource-value.js';
import type { Scope } from './scope.js';

/** The scope of a stack in which some things are taken for granted. */
export function openScope(stack: Stack, assumptions: Assumptions): Scope {
  const scope: Scope = {
    run: stack.run,
    isExtended: stack.isExtended,
    spell: stack.spell,
    evaluate: (node) => evaluate(node, scope),
    reference,
    attribute: (resource, attribute) => attributeOf(resource, attribute, stack),
    condition: remember(truthOf, (name) => unknown(`condition \`${name}\` refers to itself`)),
    mapping: (name) => stack.mappings.get(name),
    mayBe,
    assuming: (name, truth) => stack.scopeWith(assume(assumptions, name, truth, stack.conditions)),
  };

  function reference(name: string): Value<Tree> {
    if (name === 'AWS::NoValue') return undefined;
    const declared = stack.parameters.get(name);
    if (declared === undefined) return stack.pseudo.get(name) ?? resourceReference(name, stack);
    const given = assumptions.parameters.get(name) ?? stack.given(name);
    return parameterValue({ name: stack.prefix + name, declaration: declared, given, spell: stack.spell });
  }

  function mayBe(parameter: string, text: string): boolean | undefined {
    const declaration = stack.parameters.get(parameter) ?? null;
    return isListType(declaration) ? undefined : takes(declaration, text);
  }

  function truthOf(name: string) {
    const assumed = assumptions.conditions.get(name);
    if (assumed !== undefined) return assumed;
    const definition = stack.conditions.get(name);
    if (definition === undefined) return unknown(`the template has no condition \`${name}\``);
    const truth = asTruth(scope.evaluate(definition));
    return isUnknown(truth) && !stack.isTrial ? (settled(name, stack) ?? truth) : truth;
  }

  return scope;
}
