import type { Json, Unknown } from '../../model/index.js';
import { sidesOf } from '../intrinsics/equals.js';
import { asTruth } from '../intrinsics/logic.js';
import { referredIn } from '../intrinsics/references.js';
import { containmentIn } from '../intrinsics/rule-functions.js';
import { allowedValues } from '../parameters/declared.js';
import type { Stack } from '../stack/stack.js';
import { entriesOf, entryOf, isMapping, isSequence, scalarText } from '../template/json.js';

/*
 * Rules hold what parameters are given to assertions; CloudFormation refuses what breaks one.
 * Source: CloudFormation user guide, rules-section-structure.
 */

/** What a rule asserts. */
function assertionsOf(rule: Json): readonly Json[] {
  const list = entryOf(rule, 'Assertions');
  return isSequence(list) ? list.flatMap((one) => entryOf(one, 'Assert') ?? []) : [];
}

/** The rules that what the parameters of a stack are given breaks for certain. */
export function brokenRules({ rules, scopeUnder }: Stack): readonly string[] {
  const scope = scopeUnder(undefined);
  const truth = (node: Json): boolean | Unknown => asTruth(scope.evaluate(node));
  const broken = [...rules].filter(([, rule]) => {
    const when = entryOf(rule, 'RuleCondition');
    return (when === undefined || truth(when) === true) && assertionsOf(rule).some((one) => truth(one) === false);
  });
  return broken.map(([name]) => name);
}

/** Whether what the parameters of a stack are given breaks a rule for certain. */
export function breaksRules(stack: Stack): boolean {
  return brokenRules(stack).length > 0;
}

/** Parameters with the values that rules without a condition leave them: as if they listed them as allowed. */
export function limitedByRules(
  parameters: ReadonlyMap<string, Json>,
  rules: ReadonlyMap<string, Json>,
): ReadonlyMap<string, Json> {
  const limited = new Map(parameters);
  for (const rule of rules.values()) {
    if (entryOf(rule, 'RuleCondition') !== undefined) continue;
    for (const { parameter, texts } of assertionsOf(rule).flatMap(limitIn)) {
      const declaration = limited.get(parameter);
      if (declaration !== undefined) limited.set(parameter, withAllowed(declaration, texts));
    }
  }
  return limited;
}

function limitIn(assertion: Json): readonly { readonly parameter: string; readonly texts: readonly string[] }[] {
  const [one = null, other = null] = sidesOf(assertion) ?? [];
  const { list = [], member = null } = containmentIn(assertion) ?? {};
  return [
    { parameter: referredIn(one), texts: [scalarText(other)] },
    { parameter: referredIn(other), texts: [scalarText(one)] },
    { parameter: referredIn(member), texts: list.map(scalarText) },
  ].flatMap(({ parameter, texts }) => {
    const spelt = texts.filter((text) => text !== undefined);
    return parameter === undefined || spelt.length < texts.length ? [] : [{ parameter, texts: spelt }];
  });
}

function withAllowed(declaration: Json, texts: readonly string[]): Json {
  if (!isMapping(declaration)) return declaration;
  const own = allowedValues(declaration);
  return { ...declaration, AllowedValues: own ? own.filter((text) => texts.includes(text)) : texts };
}

/** The section `Rules` of a template. */
export function rulesIn(data: Json): ReadonlyMap<string, Json> {
  return entriesOf(entryOf(data, 'Rules'));
}
