import type { Json } from '../../model/index.js';
import { noteAttributes, noteProperties } from '../checks/resource-attributes.js';
import { isTransformed, transform } from '../intrinsics/elsewhere.js';
import { expandLoops, type LoopEntry, type UnreadLoop } from '../intrinsics/for-each.js';
import { spread } from '../intrinsics/spread.js';
import { implicitRole } from '../resources/implicit-role.js';
import { matters } from '../resources/types.js';
import type { Notes, Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { entriesOf, entryOf, isMapping, isSequence, type JsonMap, scalarText } from '../template/json.js';
import { gap, problem } from '../template/problems.js';
import { unseenParts } from '../template/transforms.js';

/**
 * The resources of a template by logical id, loops unrolled, and the roles that the serverless transform makes.
 * What is wrong with the section or with one of them is noted; the others are read all the same.
 */
export function readResources(data: Json, stack: Stack): ReadonlyMap<string, Declaration> {
  const { entries, unread } = expandLoops(sectionOf(data, stack.notes), stack.scopeUnder(undefined));
  for (const loop of unread) noteUnread(loop, stack.notes);
  // A transform that is not known may take what CloudFormation does not.
  const refusal: Refusal = unseenParts(data).length > 0 ? () => undefined : refusedBy;
  const declared = entries.flatMap((entry) => declarationOf(entry, stack, refusal) ?? []);
  const made = declared.flatMap((declaration) => implicitRole(declaration, entryOf(data, 'Globals')) ?? []);
  return new Map([...made, ...declared].map((declaration) => [declaration.id, declaration]));
}

function sectionOf(data: Json, notes: Notes): JsonMap {
  const section = entryOf(data, 'Resources');
  if (isMapping(section)) return section;
  notes.problem(
    section === undefined
      ? problem('resources-missing', {}, { path: [] })
      : problem('resources-not-a-mapping', {}, { path: ['Resources'] }),
  );
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
    const doubt = refused === undefined ? changedAtDeployment(value) : refusedBecause(refused);
    const { nodes, others } = spread(entryOf(value, 'Properties') ?? {}, stack.scopeUnder(undefined));
    return {
      id: key,
      type,
      ...(condition !== undefined && { condition: scalarText(condition) ?? JSON.stringify(condition) }),
      ...(doubt !== undefined && { doubt }),
      dependsOn: dependenciesOf(value),
      properties: nodes,
      ...(others && { others }),
      path: at.path,
    };
  }
  const { notes } = stack;
  if (isForeign(key) || isMapping(type) || isTransformed(value)) {
    notes.gap(gap('resource-transformed', { name: key }, at));
  } else {
    const code = isMapping(value) ? 'resource-without-type' : 'resource-not-a-mapping';
    notes.problem(problem(code, { name: key }, at));
  }
  return undefined;
}

/** Why nothing of a resource is certain that CloudFormation refuses. */
export function refusedBecause(reason: string): string {
  return `CloudFormation refuses it: ${reason}`;
}

/** Why nothing of a resource is certain that a macro is given: whatever it returns takes its place. */
function changedAtDeployment(resource: JsonMap): string | undefined {
  if (!isTransformed(resource)) return undefined;
  const name = entryOf(entryOf(resource, transform.name), 'Name');
  return `the transform \`${scalarText(name) ?? transform.name}\` may change it at deployment`;
}

/** What is no logical id: a transform, or a tag of another tool, which puts in what is not seen. */
function isForeign(key: string): boolean {
  return key === transform.name || key === '<<' || key.startsWith('!');
}

function dependenciesOf(resource: JsonMap): readonly string[] {
  const listed = entryOf(resource, 'DependsOn') ?? [];
  return (isSequence(listed) ? listed : [listed]).filter((name) => typeof name === 'string');
}

/** A loop that cannot be unrolled matters where what it repeats does. */
function noteUnread({ name, reason, fragment }: UnreadLoop, notes: Notes): void {
  const types = [...entriesOf(fragment).values()].map((resource) => entryOf(resource, 'Type'));
  if (types.length > 0 && types.every((type) => typeof type === 'string' && !matters(type))) return;
  notes.gap(gap('loop-unread', { name, because: reason }, { path: ['Resources', name] }));
}
