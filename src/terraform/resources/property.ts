import { type InlinePolicy, isList, isUnknown, type Tree, unknown, type Value } from '../../model/index.js';
import { attributeOf, isKnown } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import { meanings } from '../names/meanings.js';
import { arnOf, idOf, nameOf, withoutScheme } from '../names/name.js';
import { shownDocument } from '../names/sensitive.js';
import { documentIn, policyDocument } from '../policy-document/rebuild.js';
import { sourcesOf } from '../references/candidates.js';
import { isAfterApply, resolve } from '../references/resolve.js';
import type { AttributePath, InlineAttributes, MeaningName, Property } from '../types/property.js';
import { inBlocks, number, type Subject, text, texts } from './attribute.js';
import { isConfigured, isMade, listedPolicies } from './listed-policies.js';

/** A subject in what a plan leaves behind, or in what it starts from. */
export interface Row extends Subject {
  readonly isToday: boolean;
}

/** What a resource has of a property of the model. */
export function propertyOf(row: Row, property: Property<unknown>): unknown {
  const value = read(row, property);
  return property.unknown === 'absent' && isUnknown(value) ? undefined : value;
}

function read(row: Row, property: Property<unknown>): unknown {
  switch (property.as) {
    case 'own-name':
      return ownName(row);
    case 'own-arn':
      return arnOf(row.root, row.instance);
    case 'own-id':
      return idOf(row.instance);
    case 'text':
      return text(row, property.attribute, meanings[property.means]);
    case 'one':
      return [text(row, property.attribute, meanings[property.means]) ?? unknown('it is left out')];
    case 'each':
      return texts(row, property.attribute, meanings[property.means]);
    case 'within':
      return firstText(row, property.paths);
    case 'list':
      return list(row, property.attribute, property.means, property.also);
    case 'listed-policies':
      return listedPolicies(row, property.attribute, row.isToday);
    case 'inline-policies':
      return inlinePolicies(row, property.attribute, property.inside);
    case 'inline-document':
      return inlineDocument(row, property.attribute);
    case 'document':
      return document(row, property.attribute);
    case 'number':
      return number(row, property.attribute);
    case 'issuer':
      return issuer(row, property.attribute);
  }
}

/** The name of a resource; of one that is looked up only during apply, the name it is looked up by. */
function ownName(row: Row): Value<string> {
  const isOpenLookup = isLookup(row.instance) && !isKnown(row.instance, 'name');
  const found = isOpenLookup ? text(row, 'name', meanings['role-name']) : undefined;
  return typeof found === 'string' ? found : nameOf(row.instance);
}

function firstText({ instance }: Row, paths: readonly AttributePath[]): Value<string> {
  for (const [attribute, ...names] of paths) {
    const [found] = inBlocks(attributeOf(instance, attribute), names);
    if (isUnknown(found) || (typeof found === 'string' && found !== '')) return found;
  }
  return undefined;
}

function list(
  row: Row,
  attribute: string,
  means: MeaningName,
  also: AttributePath | undefined,
): Value<readonly Value<string>[]> {
  const listed = texts(row, attribute, meanings[means]);
  const [other, ...names] = also ?? [];
  const more = other === undefined ? [] : inBlocks(attributeOf(row.instance, other), names);
  const known = more.filter((text) => typeof text === 'string');
  return known.length === 0 || isUnknown(listed) ? listed : [...(listed ?? []), ...known];
}

/** A policy document: what its JSON text says, or a tree where the plan has it in parts. */
function document({ root, instance }: Row, attribute: string): Value<Tree> {
  const value = attributeOf(instance, attribute);
  if (value === undefined || value === null) return undefined;
  const found = isAfterApply(value)
    ? resolve(root, instance, sourcesOf(root, instance, attribute), policyDocument)
    : documentIn(value);
  return shownDocument(root, found);
}

function inlineDocument(row: Row, attribute: string): Value<readonly InlinePolicy[]> {
  if (!isConfigured(row, attribute)) return undefined;
  const found = document(row, attribute);
  return found === undefined ? undefined : [{ name: undefined, document: found }];
}

function inlinePolicies(row: Row, attribute: string, inside: InlineAttributes): Value<readonly InlinePolicy[]> {
  const value = attributeOf(row.instance, attribute);
  if (!isConfigured(row, attribute) && !isWritten(row, value)) return undefined;
  if (isUnknown(value)) return value;
  if (!isList(value)) return undefined;
  return value.map((policy) => {
    const part = (name: string) => inBlocks(policy, [name])[0];
    const [name, text] = [part(inside.name), part(inside.document)];
    return {
      name: typeof name === 'string' || isUnknown(name) ? name : undefined,
      document: text === undefined || text === null ? undefined : documentIn(text),
    };
  });
}

/**
 * Whether dynamic blocks set a value, which leave no trace in a plan: a provider fills in only what is there already.
 */
function isWritten(row: Row, value: Tree | undefined): boolean {
  return isMade(row) && isList(value) && value.length > 0;
}

function issuer(row: Row, attribute: string): Value<string> {
  const url = text(row, attribute, meanings.text);
  return typeof url === 'string' ? withoutScheme(url) : url;
}
