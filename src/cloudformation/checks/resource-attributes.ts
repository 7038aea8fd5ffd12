import type { Json, Path } from '../../model/index.js';
import type { LoopEntry } from '../intrinsics/for-each.js';
import { referredIn } from '../intrinsics/references.js';
import { types } from '../resources/types.js';
import type { Stack } from '../stack/stack.js';
import { entriesOf, entryOf } from '../template/json.js';
import { problem } from '../template/problems.js';

/** CloudFormation user guide, aws-product-attribute-reference; the last two are of the serverless transform. */
const attributes = [
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'Metadata',
  'CreationPolicy',
  'DeletionPolicy',
  'UpdatePolicy',
  'UpdateReplacePolicy',
  'Connectors',
  'IgnoreGlobals',
];

/**
 * Notes a property that CloudFormation does not know of a type that is read, and gives the reason to doubt the
 * resource.
 */
export function noteProperties(entry: LoopEntry, type: string, stack: Stack): string | undefined {
  const properties = entryOf(entry.value, 'Properties');
  const known = types.get(type)?.read?.properties;
  if (!known || referredIn(properties) !== undefined) return undefined;
  const { name, meant } = strangerIn(properties, known) ?? {};
  if (name === undefined || meant === undefined) return undefined;
  stack.notes.problem(problem('property-unknown', { name, type, meant }, placeOf(entry, ['Properties', name], stack)));
  return `\`${name}\` is no property of ${type}`;
}

/** Notes an attribute of a resource that CloudFormation does not know, and gives the reason to doubt the resource. */
export function noteAttributes(entry: LoopEntry, type: string, stack: Stack): string | undefined {
  const { name, meant } = strangerIn(entry.value, attributes) ?? {};
  if (name === undefined || meant === undefined) return undefined;
  const severity = types.get(type)?.read ? 'error' : 'note';
  stack.notes.problem(problem('attribute-unknown', { name, meant }, placeOf(entry, [name], stack), severity));
  return `\`${name}\` is no attribute of a resource`;
}

/** The first key of a mapping that is not known, with the one that may be meant, or an empty text. */
function strangerIn(mapping: Json | undefined, known: readonly string[]) {
  const name = [...entriesOf(mapping).keys()].find((one) => !known.includes(one) && /^[A-Za-z]+$/.test(one));
  if (name === undefined) return undefined;
  return { name, meant: known.find((one) => isNear(one, name)) ?? '' };
}

function placeOf({ key, path }: LoopEntry, inside: Path, { prefix }: Stack) {
  return { address: prefix + key, path: ['Resources', ...path, ...inside] };
}

/** Whether one is the other in other cases, with an end more or less. */
function isNear(one: string, other: string): boolean {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long.startsWith(short) && long.length - short.length <= 2;
}
