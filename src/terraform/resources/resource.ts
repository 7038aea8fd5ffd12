import type { Resource, Value } from '../../model/index.js';
import { foreignAccount } from '../accounts/accounts.js';
import { type Instance, knownText } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import { type ResourceType, resourceType } from '../types/resource-types.js';
import { propertyOf, type Row } from './property.js';
import { refusedNames, withoutArns } from './refused-names.js';
import { sensitiveProperties } from './sensitive-properties.js';

/**
 * What an instance is in the model.
 * @param input the name of the input that it is in
 * @returns nothing of what has no place there; of what is only looked up, roles alone have one
 */
export function resourceOf(row: Row, input: string): Resource | undefined {
  const type = typeOf(row.instance);
  if (type === undefined) return undefined;
  const properties = Object.entries(type.properties).map(
    ([name, property]) => [name, property && propertyOf(row, property)] as const,
  );
  const refused = refusedNames(type, properties);
  // The table's own types hold every row to the kind that it makes.
  return {
    ...common(row, type, input),
    kind: type.makes,
    ...type.always,
    ...Object.fromEntries(refused ? withoutArns(type, properties) : properties),
    ...trustPath(row, type),
    ...(refused && row.instance.exists.answer !== 'no' && { exists: refused }),
  } as unknown as Resource;
}

function typeOf(instance: Instance): ResourceType | undefined {
  const type = resourceType(instance.type);
  if (type === undefined || (isLookup(instance) && !type.lookedUp)) return undefined;
  const kind = type.only && knownText(instance, type.only.attribute);
  return kind === undefined || kind === type.only?.is ? type : undefined;
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
    ...(sensitive.length > 0 && { sensitive }),
  };
}

function trustPath({ instance }: Row, { properties: { trust } }: ResourceType) {
  return trust?.as === 'document' ? { trustPath: [...instance.path, trust.attribute] } : {};
}
