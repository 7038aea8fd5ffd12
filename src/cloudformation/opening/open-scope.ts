import { isUnknown, type Tree, unknown, type Value } from '../../model/index.js';
import { assume } from '../conditions/assume.js';
import { certainTruth } from '../conditions/choices.js';
import { evaluate } from '../intrinsics/evaluate.js';
import { asTruth } from '../intrinsics/logic.js';
import { NO_VALUE } from '../intrinsics/references.js';
import { isListType } from '../parameters/declared.js';
import { takes } from '../parameters/limits.js';
import { parameterValue } from '../parameters/parameters.js';
import type { Stack } from '../stack/stack.js';
import { remember } from '../values/remember.js';
import type { Assumptions, Scope } from '../values/scope.js';
import { attributeOf, resourceReference } from './resource-value.js';

/** The scope of a stack in which some things are taken for granted. */
export function openScope(stack: Stack, assumptions: Assumptions): Scope {
  const scope: Scope = {
    budget: stack.budget,
    isExtended: stack.isExtended,
    readText: stack.readText,
    evaluate: (node) => evaluate(node, scope),
    reference,
    attribute: (resource, attribute) => attributeOf(resource, attribute, stack),
    condition: remember(truthOf, (name) => unknown(`condition \`${name}\` refers to itself`)),
    mapping: (name) => stack.mappings.get(name),
    mayBe,
    assuming: (name, truth) => stack.scopeWith(assume(assumptions, name, truth, stack.conditions)),
  };

  function reference(name: string): Value<Tree> {
    if (name === NO_VALUE) return undefined;
    const declared = stack.parameters.get(name);
    if (declared === undefined) return stack.pseudo.get(name) ?? resourceReference(name, stack);
    const given = assumptions.parameters.get(name) ?? stack.given(name);
    return parameterValue({ name: stack.prefix + name, declaration: declared, given, readText: stack.readText });
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
    return isUnknown(truth) && !stack.isTrial ? (certainTruth(name, stack) ?? truth) : truth;
  }

  return scope;
}
