import { readers } from '../resources/index.js';
import type { Stack } from '../stack/stack.js';
import type { LoopEntry } from './for-each.js';
import { entriesOf } from './json.js';

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

/** Notes an attribute of a resource that CloudFormation does not know, and gives the reason to doubt the resource. */
export function noteAttributes({ key, value, path }: LoopEntry, type: string, stack: Stack): string | undefined {
  const name = [...entriesOf(value).keys()].find((one) => !known.includes(one) && /^[A-Za-z]+$/.test(one));
  if (name === undefined) return undefined;
  const meant = known.find((one) => isNear(one, name));
  const hint = meant === undefined ? '' : `; \`${meant}\` may be meant`;
  const message = `\`${name}\` is no attribute of a resource${hint}. CloudFormation refuses the template.`;
  const at = { address: stack.prefix + key, path: ['Resources', ...path, name] };
  const severity = readers.has(type) ? 'error' : 'note';
  stack.notes.problem({ code: 'attribute-unknown', severity, message, ...at });
  return `\`${name}\` is no attribute of a resource`;
}

/** Whether one is the other in other cases, with an end more or less. */
function isNear(one: string, other: string): boolean {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long.startsWith(short) && long.length - short.length <= 2;
}
