import type { Json, Path, Problem } from '../../model/index.js';
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

/** Notes a property of a role that CloudFormation does not know, and gives the reason to doubt the role. */
export function noteProperties(entry: LoopEntry, type: string, stack: Stack): string | undefined {
  const properties = entryOf(entry.value, 'Properties');
  if (type !== 'AWS::IAM::Role' || referredIn(properties) !== undefined) return undefined;
  const kind = { code: 'property-unknown', severity: 'error', known: types.get(type)?.read?.properties ?? [] } as const;
  return noteStranger(entry, properties, ['Properties'], kind, stack);
}

/** Notes an attribute of a resource that CloudFormation does not know, and gives the reason to doubt the resource. */
export function noteAttributes(entry: LoopEntry, type: string, stack: Stack): string | undefined {
  const severity = types.get(type)?.read ? 'error' : 'note';
  const kind = { code: 'attribute-unknown', severity, known: attributes } as const;
  return noteStranger(entry, entry.value, [], kind, stack);
}

/** A kind of key that a resource may have, and how much it is where one is unknown. */
interface Kind extends Pick<Problem, 'severity'> {
  readonly code: 'attribute-unknown' | 'property-unknown';
  readonly known: readonly string[];
}

/** Notes the first key of a mapping that is not known; the mapping stands at a path in its resource. */
function noteStranger(
  { key, path }: LoopEntry,
  mapping: Json | undefined,
  inside: Path,
  { code, severity, known }: Kind,
  { prefix, notes }: Stack,
): string | undefined {
  const name = [...entriesOf(mapping).keys()].find((one) => !known.includes(one) && /^[A-Za-z]+$/.test(one));
  if (name === undefined) return undefined;
  const meant = known.find((one) => isNear(one, name)) ?? '';
  const at = { address: prefix + key, path: ['Resources', ...path, ...inside, name] };
  notes.problem(problem(code, { name, meant }, at, severity));
  return code === 'property-unknown'
    ? `\`${name}\` is no property of a role`
    : `\`${name}\` is no attribute of a resource`;
}

/** Whether one is the other in other cases, with an end more or less. */
function isNear(one: string, other: string): boolean {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long.startsWith(short) && long.length - short.length <= 2;
}
