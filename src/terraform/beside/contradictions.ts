import type { Problem } from '../../model/index.js';
import { type Instance, isKnown } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import { problem } from '../problems.js';
import { attributesOf } from '../types/property.js';
import { namingOf, resourceType } from '../types/resource-types.js';
import { templateType } from '../types/template-types.js';
import { agree } from './agree.js';
import type { Beside, Planned } from './beside.js';

/**
 * Where a plan and the source beside it contradict each other: one of them is older. The plan counts, and the source
 * decides nothing of it.
 * @param instances those that the plan leaves there, of types that are read
 * @param isPartial whether the plan covers only a part of the configuration
 */
export function contradictions(
  planned: Planned,
  instances: readonly Instance[],
  beside: Beside,
  isPartial: boolean,
): readonly Problem[] {
  const managed = instances.filter((one) => !isLookup(one) && one.deposed === '' && isToBe(one));
  return [
    ...managed.flatMap((instance) => differences(instance, beside)),
    ...(isPartial ? [] : beside.instances().filter((one) => planned.instances.at(one) === undefined)).map((one) =>
      problem('plan-lacks', { address: one.address }, { address: one.address, path: [] }),
    ),
  ];
}

/** Whether the plan says that it will be there, as the configuration has it. */
function isToBe({ exists, change }: Instance): boolean {
  return exists.answer === 'yes' && change !== 'delete' && change !== 'forget' && change !== 'unknown';
}

function differences(instance: Instance, beside: Beside): readonly Problem[] {
  const { address, path } = instance;
  const written = beside.at(instance);
  if (written === 'absent') return [problem('source-lacks', { address }, { address, path })];
  if (written === undefined) return [];
  const { value } = instance.attributes;
  const [attribute] = attributesRead(instance.type).filter(
    (name) => isKnown(instance, name) && !agree(value(name), written.attributes.value(name)),
  );
  return attribute === undefined
    ? []
    : [problem('source-differs', { address, attribute }, { address, path: [...path, attribute] })];
}

/** The attributes by which resources of a type are judged. */
function attributesRead(type: string): readonly string[] {
  const { properties = {} } = resourceType(type) ?? {};
  const read = Object.values(properties).flatMap((property) => (property ? attributesOf(property) : []));
  const { as: _, ...inTemplate } = templateType(type) ?? { as: 'elsewhere' };
  const named = namingOf(type)?.by ?? [];
  return [...new Set([named, read, Object.values(inTemplate)].flat())];
}
