import { addAll, type Json, type Path, type Problem } from '../../model/index.js';
import { isTransformed, transform } from '../intrinsics/elsewhere.js';
import { isLoop } from '../intrinsics/for-each.js';
import { type Mention, mentionsIn } from '../intrinsics/mentions.js';
import { isModule, types } from '../resources/types.js';
import type { Stack } from '../stack/stack.js';
import { circlesIn } from '../template/circles.js';
import { entriesOf, entryOf, scalarText } from '../template/json.js';
import { problem } from '../template/problems.js';
import { isServerlessType, transformsOf, unseenParts } from '../template/transforms.js';

/** A condition or a resource, with the names in it. */
interface Part {
  readonly name: string;
  readonly address?: string;
  readonly path: Path;
  /** How much names of nothing are in it: `refused` where only the template suffers, `note` where no answer does. */
  readonly severity: Problem['severity'] | 'refused';
  readonly mentions: readonly Mention[];
}

/** The names that there are, by what they name. */
interface Names {
  readonly parameters: ReadonlyMap<string, Json>;
  readonly conditions: ReadonlyMap<string, Json>;
  readonly resources: ReadonlyMap<string, Json>;
}

/**
 * Notes names of nothing, and conditions and resources that name each other in a circle. Transforms and loops make
 * names that a template does not show, so that only a plain one is held to its own.
 * @returns the resources in circles for which CloudFormation refuses the template
 */
export function checkNames(data: Json, stack: Stack, severity: Problem['severity']): ReadonlySet<string> {
  const resources = entriesOf(entryOf(data, 'Resources'));
  if (!isPlain(data, resources)) return new Set();
  const conditions = conditionParts(stack, severity);
  const elsewhere = isWhole(data, stack) ? 'refused' : 'note';
  const declared = resourceParts(stack, elsewhere);
  const { parameters, conditions: defined } = stack;
  const names = { parameters, conditions: defined, resources };
  // Conditions are worked out before there are resources.
  for (const part of conditions) noteStrangers(part, { ...names, resources: new Map() }, stack);
  for (const part of [...declared, ...outputParts(stack, elsewhere)]) noteStrangers(part, names, stack);
  noteCircles(conditions, ({ kind }) => kind === 'condition', stack);
  return new Set(noteCircles(declared, ({ kind }) => kind !== 'condition', stack));
}

function isPlain(data: Json, resources: ReadonlyMap<string, Json>): boolean {
  const sections = ['Conditions', 'Parameters'].map((section) => entryOf(data, section));
  return (
    !sections.some(isTransformed) &&
    transformsOf(data).every((name) => name === 'AWS::LanguageExtensions') &&
    [...resources].every(([key, resource]) => !isLoop(key) && key !== transform.name && !isServerless(resource))
  );
}

function isServerless(resource: Json): boolean {
  return isServerlessType(scalarText(entryOf(resource, 'Type')) ?? '');
}

/** Whether nothing else puts names into the template: no module, which brings resources of its own, and no other file. */
function isWhole(data: Json, { declarations }: Stack): boolean {
  return unseenParts(data).length === 0 && ![...declarations.values()].some(({ type }) => isModule(type));
}

function conditionParts(stack: Stack, severity: Problem['severity']): readonly Part[] {
  return [...stack.conditions].map(([name, node]) => {
    return { name, path: ['Conditions', name], severity, mentions: mentionsIn(node) };
  });
}

function outputParts({ outputs }: Stack, severity: Part['severity']): readonly Part[] {
  return [...outputs].map(([name, node]) => {
    return { name, path: ['Outputs', name], severity, mentions: mentionsIn(node) };
  });
}

/** @param elsewhere how much it is in what is not read: the template is refused all the same */
function resourceParts({ declarations, prefix }: Stack, elsewhere: Part['severity']): readonly Part[] {
  return [...declarations.values()].map(({ id, type, path, properties, condition, dependsOn }) => {
    const own: readonly Mention[] = [
      ...(condition === undefined ? [] : [mention('condition', condition, ['Condition'])]),
      ...dependsOn.map((name) => mention('dependency', name, ['DependsOn'])),
    ];
    const inside = mentionsIn(properties, ['Properties']);
    return {
      name: id,
      address: prefix + id,
      path,
      severity: types.get(type)?.read ? 'error' : elsewhere,
      mentions: [...own, ...inside],
    };
  });
}

function mention(kind: Mention['kind'], name: string, path: Path): Mention {
  return { kind, name, path: () => path };
}

/** Where a name of each kind is looked for, and what there is none of where it is not found. */
const kinds: Readonly<Record<Mention['kind'], readonly [what: string, ...sections: (keyof Names)[]]>> = {
  condition: ['condition', 'conditions'],
  attribute: ['resource', 'resources'],
  dependency: ['resource', 'resources'],
  reference: ['parameter or resource', 'parameters', 'resources'],
};

function noteStrangers({ address, path, severity, mentions }: Part, names: Names, stack: Stack): void {
  const strangers = mentions.filter((mention) => !isKnown(mention, names)).reverse();
  const first = new Map(strangers.map((mention) => [`${mention.kind} ${mention.name}`, mention]));
  for (const mention of [...first.values()].reverse()) {
    const [kind] = kinds[mention.kind];
    const at = { address, path: [...path, ...mention.path()] };
    const note = (of: Problem['severity']) => problem('reference-to-nothing', { name: mention.name, kind }, at, of);
    if (severity === 'refused') stack.notes.refused(note('note'));
    else stack.notes.problem(note(severity));
  }
}

/** Names with colons are pseudo parameters and those of other tools. */
function isKnown({ kind, name }: Mention, names: Names): boolean {
  const [, ...sections] = kinds[kind];
  return sections.some((section) => names[section].has(name)) || name.includes(':');
}

/** @returns the names in circles that are errors */
function noteCircles(
  parts: readonly Part[],
  among: (mention: Mention) => boolean,
  { notes }: Stack,
): readonly string[] {
  const refused: string[] = [];
  const byName = new Map(parts.map((part) => [part.name, part]));
  const edges = parts.map(({ name, mentions }) => {
    const others = mentions.filter((mention) => byName.has(mention.name) && among(mention));
    return [name, others.map((other) => other.name)] as const;
  });
  for (const circle of circlesIn(new Map(edges))) {
    const [first = ''] = circle;
    const names = [...circle.slice(0, 10), first].map((name) => `\`${name}\``).join(' -> ');
    const severities = new Set(circle.map((name) => byName.get(name)?.severity));
    const { address, path = [] } = byName.get(first) ?? {};
    const note = (of: Problem['severity']) => problem('circular-reference', { names }, { address, path }, of);
    if (severities.has('error')) addAll(refused, circle);
    if (severities.has('refused') && !severities.has('error')) notes.refused(note('note'));
    else notes.problem(note(severities.has('error') ? 'error' : 'note'));
  }
  return refused;
}
