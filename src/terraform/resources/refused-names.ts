import { type Exists, isList, isSymbolic, isWithin, roleLimits, symbolicParts } from '../../model/index.js';
import type { MeaningName } from '../types/property.js';
import type { ResourceType } from '../types/resource-types.js';

/** Properties of the model by name. */
export type Properties = readonly (readonly [name: string, value: unknown])[];

const names: ReadonlySet<MeaningName> = new Set(['role-name', 'user-name', 'group-name']);

/**
 * That a resource will not be there, since the apply is refused: IAM takes roles, users and groups by their names,
 * which hold neither colon nor slash (IAM API, AttachRolePolicy, `RoleName`: `[\w+=,.@-]+`).
 */
export function refusedNames(type: ResourceType, values: Properties): Exists | undefined {
  const [property] = values.find(([name, value]) => takesNames(type, name) && isList(value) && value.some(isArn)) ?? [];
  const reading = type.properties[property ?? ''];
  if (reading === undefined || !('attribute' in reading)) return undefined;
  return { answer: 'no', because: `\`${reading.attribute}\` takes a name and is given an ARN: the apply is refused` };
}

/** That a role will not be made, since IAM does not take its name or path. */
export function refusedRole({ makes }: ResourceType, values: Properties): Exists | undefined {
  if (makes !== 'role') return undefined;
  for (const [name, value] of values) {
    const limit = name === 'name' || name === 'path' ? roleLimits[name] : undefined;
    if (limit && typeof value === 'string' && !isWithin(value, limit))
      return { answer: 'no', because: `IAM refuses it: its \`${name}\` is not ${limit.wanted}` };
  }
  return undefined;
}

/** The same with the names in ARNs, so that it is told whom it would have gone to. */
export function withoutArns(type: ResourceType, values: Properties): Properties {
  const nameIn = (part: unknown) => (isArn(part) ? lastPart(part) : part);
  return values.map(([name, value]) => [name, takesNames(type, name) && isList(value) ? value.map(nameIn) : value]);
}

function takesNames({ properties }: ResourceType, property: string): boolean {
  const reading = properties[property];
  return reading !== undefined && 'means' in reading && names.has(reading.means);
}

/** Whether a text that should be a name is none. */
function isArn(text: unknown): text is string {
  return typeof text === 'string' && symbolicParts(text).some((part) => !isSymbolic(part) && /[:/]/.test(part));
}

function lastPart(arn: string): string {
  const last = symbolicParts(arn).at(-1) ?? arn;
  return isSymbolic(last) ? last : last.slice(last.lastIndexOf('/') + 1);
}
