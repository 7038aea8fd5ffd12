import {
  isList,
  isMap,
  isSymbolic,
  isUnknown,
  type Tree,
  type Unknown,
  unknown,
  type Value,
} from '../../model/index.js';
import { asTerraformSpells, attributeOf, type Instance } from '../instances/instance.js';
import { mapOf } from '../language/json.js';
import { readsOnlyResources } from '../language/references.js';
import { shownText } from '../names/sensitive.js';
import { candidatesOf, sourcesOf } from '../references/candidates.js';
import { follow } from '../references/follow.js';
import { sharedOut } from '../references/pairing.js';
import { isAfterApply, openList, resolve, resolveElements } from '../references/resolve.js';
import { blockOf, type Meaning, type RootModule, scopeOf } from '../references/root-module.js';

/** One resource instance, ready to be read. */
export interface Subject {
  readonly root: RootModule;
  readonly instance: Instance;
}

/** A text. Providers take an empty one as not set; what is no text they refuse. */
export function text({ root, instance }: Subject, attribute: string, meaning: Meaning): Value<string> {
  const value = asTerraformSpells(attributeOf(instance, attribute));
  if (isAfterApply(value)) {
    const resolved = resolve(root, instance, sourcesOf(root, instance, attribute), meaning);
    return asText(sharedOut(root, instance, attribute, resolved));
  }
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? shownText(root, instance, attribute, value, meaning) : asText(value);
}

/** A list of texts, each of which may still be unknown. */
export function texts(subject: Subject, attribute: string, meaning: Meaning): Value<readonly Value<string>[]> {
  const { root, instance } = subject;
  const value = attributeOf(instance, attribute);
  if (isAfterApply(value)) return elementsRead(subject, attribute, meaning);
  if (value === undefined || value === null) return undefined;
  if (!isList(value)) return isUnknown(value) ? value : unknown('it is no list');
  const shown = (element: Tree) =>
    typeof element !== 'string' || isSymbolic(element)
      ? asText(element)
      : asText(shownText(root, instance, attribute, element, meaning));
  return resolveElements(root, instance, value, () => sourcesOf(root, instance, attribute), meaning).map(shown);
}

/**
 * The elements of a set that is unknown as a whole, as it is with one element that is not known yet: where its
 * expression reads nothing but resources, what they stand for is in it. What is written out beside them leaves no
 * trace.
 */
function elementsRead(
  { root, instance }: Subject,
  attribute: string,
  meaning: Meaning,
): Value<readonly Value<string>[]> {
  const expression = mapOf(blockOf(root, instance)?.expressions)[attribute];
  const read = candidatesOf(root, follow(root, expression, scopeOf(root, instance)), meaning);
  const isListed = read.values.size > 0 && read.others.length === 0 && readsOnlyResources(expression);
  if (!isListed) return openList(candidatesOf(root, sourcesOf(root, instance, attribute), meaning));
  return [...[...read.values.keys()].map(asText), unknown('it may be written out beside what it refers to')];
}

/** What stands under names inside of blocks, of which there may be several; unknown where a block around it is. */
export function inBlocks(around: Tree | undefined, names: readonly string[]): readonly Tree[] {
  const blocks = isList(around) ? around : around === undefined || around === null ? [] : [around];
  const [name, ...others] = names;
  if (name === undefined) return blocks;
  return blocks.flatMap((block) => inBlocks(isMap(block) ? block[name] : isUnknown(block) ? block : undefined, others));
}

/** A number. */
export function number({ instance }: Subject, attribute: string): Value<number> {
  const value = attributeOf(instance, attribute);
  return typeof value === 'number' || isUnknown(value) ? value : undefined;
}

function asText(value: Tree | undefined): string | Unknown {
  if (typeof value === 'string' || isUnknown(value)) return value;
  return unknown('it is no text');
}
