import type { Json } from '../../model/index.js';
import { matters } from '../resources/matters.js';
import type { Notes, Stack } from '../stack/stack.js';
import type { Declaration } from './declaration.js';
import { expandLoops, type LoopEntry, type UnreadLoop } from './for-each.js';
import { implicitRole } from './implicit-role.js';
import { entriesOf, entryOf, isMapping, isSequence, type JsonMap, scalarText } from './json.js';
import { noteAttributes, noteProperties } from './resource-attributes.js';
import { spread } from './spread.js';
import { transformGaps } from './transforms.js';

/**
 * The resources of a template by logical id, loops unrolled, and the roles that the serverless transform makes.
 * What is wrong with the section or with one of them is noted; the others are read all the same.
 */
export function readResources(data: Json, stack: Stack): ReadonlyMap<string, Declaration> {
  const { entries, unread } = expandLoops(sectionOf(data, stack.notes), stack.scopeUnder(undefined));
  for (const loop of unread) noteUnread(loop, stack.notes);
  // A transform that is not known may take what CloudFormation does not.
  const refusal: Refusal = transformGaps(data).length > 0 ? () => undefined : refusedBy;
  const declared = entries.flatMap((entry) => declarationOf(entry, stack, refusal) ?? []);
  const made = declared.flatMap((declaration) => implicitRole(declaration, entryOf(data, 'Globals')) ?? []);
  return new Map([...made, ...declared].map((declaration) => [declaration.id, declaration]));
}

function sectionOf(data: Json, notes: Notes): JsonMap {
  const section = entryOf(data, 'Resources');
  if (isMapping(section)) return section;
  const [code, what] =
    section === undefined
      ? ['resources-missing', 'The template has no section `Resources`']
      : ['resources-not-a-mapping', '`Resources` is not a mapping of logical ids to resources'];
  const path = section === undefined ? [] : ['Resources'];
  notes.problem({ code, severity: 'error', message: `${what}; CloudFormation refuses it.`, path });
  return {};
}

/** Notes why CloudFormation refuses a resource, and gives the reason to doubt it. */
type Refusal = (entry: LoopEntry, type: string, stack: Stack) => string | undefined;

function refusedBy(entry: LoopEntry, type: string, stack: Stack): string | undefined {
  return noteAttributes(entry, type, stack) ?? noteProperties(entry, type, stack);
}

function declarationOf({ key, value, path }: LoopEntry, stack: Stack, refusal: Refusal): Declaration | undefined {
  const at = { address: stack.prefix + key, path: ['Resources', ...path] };
  const type = entryOf(value, 'Type');
  if (isMapping(value) && typeof type === 'string') {
    const condition = entryOf(value, 'Condition');
    const refused = refusal({ key, value, path }, type, stack);
    const { nodes, others } = spread(entryOf(value, 'Properties') ?? {}, stack.scopeUnder(undefined));
    return {
      id: key,
      type,
      ...(condition !== undefined && { condition: scalarText(condition) ?? JSON.stringify(condition) }),
      ...(refused !== undefined && { refused }),
      dependsOn: dependenciesOf(value),
      properties: nodes,
      ...(others && { others }),
      path: at.path,
    };
  }
  if (key === 'Fn::Transform' || isMapping(type) || entryOf(value, 'Fn::Transform') !== undefined) {
    const message = `What \`${key}\` is, a transform or another tool decides before the deployment; scan the processed template.`;
    stack.notes.gap({ code: 'transform-unread', message, ...at });
  } else if (isMapping(value)) {
    const message = `\`${key}\` has no \`Type\`; CloudFormation refuses the template.`;
    stack.notes.problem({ code: 'resource-without-type', severity: 'error', message, ...at });
  } else {
    const message = `\`${key}\` is not a mapping; CloudFormation refuses the template.`;
    stack.notes.problem({ code: 'resource-not-a-mapping', severity: 'error', message, ...at });
  }
  return undefined;
}

function dependenciesOf(resource: JsonMap): readonly string[] {
  const listed = entryOf(resource, 'DependsOn') ?? [];
  return (isSequence(listed) ? listed : [listed]).filter((name) => typeof name === 'string');
}

/** A loop that cannot be unrolled matters where what it repeats does. */
function noteUnread({ name, reason, fragment }: UnreadLoop, notes: Notes): void {
  const types = [...entriesOf(fragment).values()].map((resource) => entryOf(resource, 'Type'));
  if (types.length > 0 && types.every((type) => typeof type === 'string' && !matters(type))) return;
  const message = `\`${name}\` ${reason}. What it makes is not seen; give the parameter it depends on.`;
  notes.gap({ code: 'loop-unread', message, path: ['Resources', name] });
}
