import { addAll } from '../../model/index.js';
import { type Instance, isKnown, isSensitive } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import { arnAttributes, nameAttribute } from '../names/name.js';
import { layersOfDocument } from '../policy-document/rebuild.js';
import { sourcesOf } from '../references/candidates.js';
import { isLocal } from '../references/locals.js';
import type { RootModule, Source } from '../references/root-module.js';
import { attributesOf, type Property } from '../types/property.js';
import type { ResourceType } from '../types/resource-types.js';
import type { Subject } from './attribute.js';

/** The properties of a resource whose values the input marks as sensitive. */
export function sensitiveProperties(subject: Subject, { properties }: ResourceType): readonly string[] {
  return Object.keys(properties).filter((name) => {
    const property = properties[name];
    return property && readFrom(property, subject.instance).some((attribute) => holdsSecret(subject, attribute));
  });
}

/** The attributes that a property is read from. */
function readFrom(property: Property<unknown>, instance: Instance): readonly string[] {
  switch (property.as) {
    case 'own-name':
      return [nameAttribute(instance)];
    case 'own-arn':
      return arnAttributes(instance);
    case 'own-id':
      return ['id'];
    default:
      return attributesOf(property);
  }
}

/** Whether an attribute, or a data source that it may be read from, holds anything sensitive. */
function holdsSecret({ root, instance }: Subject, attribute: string): boolean {
  if (isSensitive(instance, attribute)) return true;
  if (isKnown(instance, attribute)) return false;
  const lookups = new Set<Instance>();
  const open = [...sourcesBehind(root, instance, attribute)];
  for (const source of open) {
    if ('lost' in source || !isLookup(source.instance) || lookups.has(source.instance)) continue;
    lookups.add(source.instance);
    addAll(
      open,
      layersOfDocument.flatMap((layer) => sourcesBehind(root, source.instance, layer)),
    );
  }
  return [...lookups].some((lookup) => isSensitive(lookup));
}

/** The sources of an attribute; of one that reads a local, also whatever the local may hold. */
function sourcesBehind(root: RootModule, instance: Instance, attribute: string): readonly Source[] {
  const sources = sourcesOf(root, instance, attribute);
  return sources.some(isLocal) ? [...sources, ...root.relevant()] : sources;
}
