import type { Json, Path, Problem } from '../../model/index.js';
import { readers } from '../resources/index.js';
import type { Stack } from '../stack/stack.js';
import type { LoopEntry } from './for-each.js';
import { entriesOf, entryOf, onlyEntry } from './json.js';

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

/** Properties of the only type whose misspelt ones would turn an answer: AWS::IAM::Role in the template reference. */
const roleProperties = [
  'AssumeRolePolicyDocument',
  'Description',
  'ManagedPolicyArns',
  'MaxSessionDuration',
  'Path',
  'PermissionsBoundary',
  'Policies',
  'RoleName',
  'Tags',
];

/** Notes a property of a role that CloudFormation does not know, and gives the reason to doubt the role. */
export function noteProperties(entry: LoopEntry, type: string, stack: Stack): string | undefined {
  const properties = entryOf(entry.value, 'Properties');
  if (type !== 'AWS::IAM::Role' || onlyEntry(properties)?.[0] === 'Ref') return undefined;
  const kind = {
    code: 'property-unknown',
    severity: 'error',
    known: roleProperties,
    what: 'property of a role',
  } as const;
  return noteStranger(entry, properties, ['Properties'], kind, stack);
}

/** Notes an attribute of a resource that CloudFormation does not know, and gives the reason to doubt the resource. */
export function noteAttributes(entry: LoopEntry, type: string, stack: Stack): string | undefined {
  const severity = readers.has(type) ? 'error' : 'note';
  const kind = { code: 'attribute-unknown', severity, known: attributes, what: 'attribute of a resource' } as const;
  return noteStranger(entry, entry.value, [], kind, stack);
}

/** A kind of key that a resource may have, and how much it is where one is unknown. */
interface Kind extends Pick<Problem, 'code' | 'severity'> {
  readonly known: readonly string[];
  readonly what: string;
}

/** Notes the first key of a mapping that is not known; the mapping stands at a path in its resource. */
function noteStranger(
  { key, path }: LoopEntry,
  mapping: Json | undefined,
  inside: Path,
  { code, severity, known, what }: Kind,
  { prefix, notes }: Stack,
): string | undefined {
  const name = [...entriesOf(mapping).keys()].find((one) => !known.includes(one) && /^[A-Za-z]+$/.test(one));
  if (name === undefined) return undefined;
  const meant = known.find((one) => isNear(one, name));
  const reason = `\`${name}\` is no ${what}`;
  const message = `${reason}${mayBeMeant(meant)}. CloudFormation refuses the template.`;
  notes.problem({ code, severity, message, address: prefix + key, path: ['Resources', ...path, ...inside, name] });
  return reason;
}

function mayBeMeant(name: string | undefined): string {
  return name === undefined ? '' : `; \`${name}\` may be meant`;
}

/** Whether one is the other in other cases, with an end more or less. */
function isNear(one: string, other: string): boolean {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long.startsWith(short) && long.length - short.length <= 2;
}
