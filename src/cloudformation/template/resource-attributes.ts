import { readers } from '../resources/index.js';
import type { Stack } from '../stack/stack.js';
import type { LoopEntry } from './for-each.js';
import { entriesOf, entryOf, onlyEntry } from './json.js';

/** CloudFormation user guide, aws-product-attribute-reference; the last two are of the serverless transform. */
const known = [
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
export function noteProperties({ key, value, path }: LoopEntry, type: string, stack: Stack): string | undefined {
  const properties = entryOf(value, 'Properties');
  if (type !== 'AWS::IAM::Role' || onlyEntry(properties)?.[0] === 'Ref') return undefined;
  const names = [...entriesOf(properties).keys()];
  const name = names.find((one) => !roleProperties.includes(one) && /^[A-Za-z]+$/.test(one));
  if (name === undefined) return undefined;
  const meant = roleProperties.find((one) => isNear(one, name));
  const message = `\`${name}\` is no property of a role${mayBeMeant(meant)}. CloudFormation refuses the template.`;
  const at = { address: stack.prefix + key, path: ['Resources', ...path, 'Properties', name] };
  stack.notes.problem({ code: 'property-unknown', severity: 'error', message, ...at });
  return `\`${name}\` is no property of a role`;
}

/** Notes an attribute of a resource that CloudFormation does not know, and gives the reason to doubt the resource. */
export function noteAttributes({ key, value, path }: LoopEntry, type: string, stack: Stack): string | undefined {
  const name = [...entriesOf(value).keys()].find((one) => !known.includes(one) && /^[A-Za-z]+$/.test(one));
  if (name === undefined) return undefined;
  const meant = known.find((one) => isNear(one, name));
  const message = `\`${name}\` is no attribute of a resource${mayBeMeant(meant)}. CloudFormation refuses the template.`;
  const at = { address: stack.prefix + key, path: ['Resources', ...path, name] };
  const severity = readers.has(type) ? 'error' : 'note';
  stack.notes.problem({ code: 'attribute-unknown', severity, message, ...at });
  return `\`${name}\` is no attribute of a resource`;
}

function mayBeMeant(name: string | undefined): string {
  return name === undefined ? '' : `; \`${name}\` may be meant`;
}

/** Whether one is the other in other cases, with an end more or less. */
function isNear(one: string, other: string): boolean {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long.startsWith(short) && long.length - short.length <= 2;
}
