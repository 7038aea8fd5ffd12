import { type Exists, isList, isUnknown, type Resource, type Value } from '../../model/index.js';
import { foreignAccount } from '../accounts/accounts.js';
import { type Instance, knownText } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import { type ResourceType, resourceType } from '../types/resource-types.js';
import { isMade } from './listed-policies.js';
import { propertyOf, type Row } from './property.js';
import { type Properties, refusedNames, refusedRole, withoutArns } from './refused-names.js';
import { sensitiveProperties } from './sensitive-properties.js';

/**
 * What an instance is in the model; several where it lists what the model has one by one.
 * @param input the name of the input that it is in
 * @returns nothing of what has no place there; of what is only looked up, roles alone have one
 */
export function resourcesOf(row: Row, input: string): readonly Resource[] {
  const type = typeOf(row.instance);
  if (type === undefined) return [];
  const properties = Object.entries(type.properties).map(
    ([name, property]) => [name, property && propertyOf(row, property)] as const,
  );
  return oneByOne(type, properties).map((one) => resourceWith(row, type, one, input));
}

/** The properties of each resource that an instance stands for; a list of all there is says so also when it is empty. */
function oneByOne(type: ResourceType, properties: Properties): readonly Properties[] {
  const [name, list] = properties.find(([name]) => type.properties[name]?.as === 'each') ?? [];
  if (name === undefined) return [properties];
  const listed = isList(list) ? list : list === undefined ? [] : [list];
  const values = listed.length === 0 && type.always?.exclusive !== undefined ? [undefined] : listed;
  return values.map((value) => properties.map((one) => (one[0] === name ? [name, value] : one)));
}

function resourceWith(row: Row, type: ResourceType, properties: Properties, input: string): Resource {
  const refused = refusedNames(type, properties);
  const exists =
    refused ??
    (isMade(row) ? refusedRole(type, properties) : undefined) ??
    (leavesAll(row, type) ? unattended : undefined);
  // The table's own types hold every row to the kind that it makes.
  return {
    ...common(row, type, input),
    kind: type.makes,
    ...type.always,
    ...Object.fromEntries(refused ? withoutArns(type, properties) : properties),
    ...trustPath(row, type),
    ...(exists && (row.instance.exists.answer !== 'no' || exists === unattended) && { exists }),
  } as unknown as Resource;
}

const unattended: Exists = {
  answer: 'unknown',
  because:
    'the list of all that its permission set has is destroyed, which detaches nothing, and from then on nothing looks after it',
};

/** Whether a list of all that a permission set has is destroyed. */
function leavesAll({ instance }: Row, { makes, always }: ResourceType): boolean {
  return makes === 'permission-set-attachment' && always?.exclusive === 'targets' && instance.change === 'delete';
}

function typeOf(instance: Instance): ResourceType | undefined {
  const type = resourceType(instance.type);
  if (type === undefined || (isLookup(instance) && !type.lookedUp)) return undefined;
  const kind = type.only && knownText(instance, type.only.attribute);
  return kind === undefined || type.only?.are.includes(kind) ? type : undefined;
}

/** Place, change and account of an instance, and which of its properties are sensitive. */
function common(row: Row, type: ResourceType, input: string) {
  const { instance, root } = row;
  const account: Value<string> = foreignAccount(root.accounts, instance);
  const sensitive = sensitiveProperties(row, type);
  return {
    place: { input, address: instance.address, path: instance.path },
    change: instance.change,
    exists: instance.exists,
    ...(instance.createdFirst && { createdFirst: true }),
    ...(account !== undefined && { account }),
    ...(isUnknown(account) && { provider: root.accounts.providerOf(instance) }),
    ...(sensitive.length > 0 && { sensitive }),
  };
}

function trustPath({ instance }: Row, { properties: { trust } }: ResourceType) {
  return trust?.as === 'document' ? { trustPath: [...instance.path, trust.attribute] } : {};
}

/** A role that is both managed and looked up is one role, and what is looked up may be older. */
export function withoutLookups(resources: readonly Resource[]): readonly Resource[] {
  const managed = new Set(resources.flatMap((one) => (one.kind === 'role' && one.change !== 'read' ? [one.name] : [])));
  return resources.filter((one) => one.kind !== 'role' || one.change !== 'read' || !managed.has(one.name));
}
