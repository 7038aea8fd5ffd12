import type { Json, Path } from '../../model/index.js';
import { isTransformed } from '../intrinsics/elsewhere.js';
import { types } from '../resources/types.js';
import type { Stack } from '../stack/stack.js';
import { entriesOf, entryOf, isMapping, isSequence, scalarText } from '../template/json.js';
import { problem } from '../template/problems.js';
import { transformsOf, unseenParts } from '../template/transforms.js';
import { firstNode, pathTo } from '../template/walk.js';

/** What CloudFormation does not take, as the beginning of a sentence, and where it stands. */
interface Fault {
  readonly what: string;
  readonly path: Path;
  readonly address?: string;
}

/**
 * What CloudFormation refuses of any template, whatever its resources are. Source: its user guide, template-anatomy and
 * the pages of the sections; the last row, what it answers to one ("'null' values are not allowed in templates").
 */
const faults: readonly ((data: Json, stack: Stack) => Fault | undefined)[] = [
  otherVersion,
  otherSection,
  nameWithSigns,
  parameterWithoutType,
  otherPolicy,
  nothingWritten,
];

/** Notes what CloudFormation refuses of a template before it looks at what it makes. */
export function checkForm(data: Json, stack: Stack): void {
  // A transform that is not known may take what CloudFormation does not.
  if (!isMapping(data) || [data, ...Object.values(data)].some(isTransformed) || unseenParts(data).length > 0) return;
  for (const find of faults) {
    const { what, ...at } = find(data, stack) ?? {};
    if (what !== undefined) stack.notes.refused(problem('template-refused', { what }, { path: [], ...at }));
  }
}

function otherVersion(data: Json): Fault | undefined {
  const version = entryOf(data, 'AWSTemplateFormatVersion') ?? '2010-09-09';
  if (version === '2010-09-09') return undefined;
  return { what: '`AWSTemplateFormatVersion` is not 2010-09-09', path: ['AWSTemplateFormatVersion'] };
}

const sections = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

function otherSection(data: Json): Fault | undefined {
  // A loop may stand for entries, and the serverless transform has a section of its own.
  const known = transformsOf(data).length > 0 ? [...sections, 'Globals'] : sections;
  const name = [...entriesOf(data).keys()].find((one) => !known.includes(one) && !one.startsWith('Fn::'));
  return name === undefined ? undefined : { what: `\`${name}\` is no section of a template`, path: [name] };
}

function nameWithSigns(_: Json, { declarations, parameters, outputs, prefix }: Stack): Fault | undefined {
  const isRefused = (name: string) => !/^[A-Za-z0-9]{1,255}$/.test(name);
  const what = (name: string) => `the name \`${name}\` is not made of letters and digits alone`;
  const resource = [...declarations.values()].find(({ id }) => isRefused(id));
  if (resource) return { what: what(resource.id), path: resource.path, address: prefix + resource.id };
  for (const [section, names] of [['Parameters', parameters] as const, ['Outputs', outputs] as const]) {
    const name = [...names.keys()].find(isRefused);
    if (name !== undefined) return { what: what(name), path: [section, name] };
  }
  return undefined;
}

/** Parameters section structure, "Type"; `List<String>` is taken, though it does not stand there. */
const parameterType = /^(String|Number|CommaDelimitedList|AWS::.+|List<.+>)$/s;

function parameterWithoutType(_: Json, { parameters }: Stack): Fault | undefined {
  for (const [name, declaration] of parameters) {
    const type = scalarText(entryOf(declaration, 'Type'));
    const path = ['Parameters', name];
    if (type === undefined) return { what: `parameter \`${name}\` has no \`Type\``, path };
    if (!parameterType.test(type)) return { what: `\`${type}\` is no type of a parameter`, path: [...path, 'Type'] };
  }
  return undefined;
}

const policies: Readonly<Record<string, readonly string[]>> = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'],
  UpdateReplacePolicy: ['Delete', 'Retain', 'Snapshot'],
};

function otherPolicy(data: Json, { prefix }: Stack): Fault | undefined {
  for (const [id, resource] of entriesOf(entryOf(data, 'Resources'))) {
    for (const [name, known] of Object.entries(policies)) {
      const value = entryOf(resource, name);
      if (typeof value !== 'string' || known.includes(value)) continue;
      return { what: `\`${value}\` is no \`${name}\``, path: ['Resources', id, name], address: prefix + id };
    }
  }
  return undefined;
}

/** The first null in what is read. */
function nothingWritten(_: Json, { declarations, prefix }: Stack): Fault | undefined {
  for (const { id, type, path: own, properties } of declarations.values()) {
    if (!types.get(type)?.read) continue;
    const node = firstNode(properties, (one) => emptyIn(one) !== undefined);
    const key = node === undefined ? undefined : emptyIn(node);
    if (node === undefined || key === undefined) continue;
    const path = ['Properties', ...pathTo(node, properties), key];
    return { what: `nothing is written at \`${path.join('/')}\``, path: [...own, ...path], address: prefix + id };
  }
  return undefined;
}

/** The key or index of the first null in a list or mapping. */
function emptyIn(node: Json): string | number | undefined {
  const entries = isSequence(node) ? [...node.entries()] : [...entriesOf(node)];
  return entries.find(([, value]) => value === null)?.[0];
}
