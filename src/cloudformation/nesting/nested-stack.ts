import { type Document, isUnknown, type Json, type Tree, unknown, type Value } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { piecesOf } from '../intrinsics/pieces.js';
import { referredIn } from '../intrinsics/references.js';
import { type Entries, spread } from '../intrinsics/spread.js';
import { type PropertyReader, readerOf } from '../resources/property-reader.js';
import { notesWithin } from '../stack/notes.js';
import type { Opening, OpenTemplate } from '../stack/opening.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { entryOf, isMapping } from '../template/json.js';
import { remember } from '../values/remember.js';
import { asText } from '../values/text.js';

/** AWS::CloudFormation::Stack and AWS::Serverless::Application: the parameters go down, the outputs come up. */
export function openNestedStack(
  declaration: Declaration,
  parent: Stack,
  open: OpenTemplate,
): readonly Stack[] | string {
  const reader = readerOf(declaration, parent);
  const document = templateAt(reader);
  if (typeof document === 'string') return document;
  const child = open(document, {
    budget: parent.budget,
    notes: notesWithin(parent.notes, parent.placeOf(declaration), document.input),
    setting: parent.setting,
    ...passedDown(reader),
    prefix: `${parent.prefix}${declaration.id}.`,
    inputs: parent.inputs,
    exists: existsOf(declaration, parent),
    ...(parent.account !== undefined && { account: parent.account }),
  });
  return [child];
}

/** The template that a resource names, or why there is none: the end of a sentence. */
export function templateAt(reader: PropertyReader): Document | string {
  const property = reader.node('Location') === undefined ? 'TemplateURL' : 'Location';
  const location = reader.text(property);
  if (isMapping(reader.node('Location'))) return 'its template is in the serverless application repository';
  if (location === undefined) return 'it names no template';
  const url = isUnknown(location) ? urlByName(reader, property) : location;
  const isLeftOut = existsOf(reader.declaration, reader.stack).answer === 'no';
  const document = url === undefined ? undefined : reader.stack.setting.template?.(url, isLeftOut);
  if (document) return reader.stack.inputs.includes(document.input) ? 'it is nested in itself' : document;
  return isUnknown(location)
    ? `where its template is cannot be told: ${location.$unknown}`
    : `its template \`${location}\` is not at hand`;
}

/** Of a URL that is known in part: one that ends alike, where what follows its last `/` is known. */
function urlByName(reader: PropertyReader, property: string): string | undefined {
  const pieces = piecesOf(reader.node(property) ?? null, reader.scope) ?? [];
  const texts = pieces.map(asText).map((piece) => (isUnknown(piece) ? '?' : (piece ?? '')));
  const [, name] = /\/([^/?]+)$/.exec(texts.join('')) ?? [];
  return name === undefined ? undefined : `https://unknown/${name}`;
}

/** The parameters that a stack passes down, each worked out once; unknown where they come from elsewhere. */
function passedDown(reader: PropertyReader): Pick<Opening, 'given' | 'settableAs'> {
  const node = reader.node('Parameters');
  const { nodes, others } = node === undefined ? unwritten(reader) : spread(node, reader.scope);
  const workOut = (name: string): Value<Tree> => {
    const passed = entryOf(nodes, name);
    return passed === undefined ? others : reader.scope.evaluate(passed);
  };
  return {
    given: remember(workOut, (name) => unknown(`parameter \`${name}\` refers to itself`)),
    settableAs: (name) => sourceOf(entryOf(nodes, name), reader.stack),
  };
}

/** What the user sets for a value that is a parameter of a stack, passed down as it is. */
function sourceOf(passed: Json | undefined, stack: Stack): string | undefined {
  const parameter = referredIn(passed);
  return parameter !== undefined && stack.parameters.has(parameter) ? stack.settableAs(parameter) : undefined;
}

function unwritten({ declaration: { others } }: PropertyReader): Entries {
  return { nodes: {}, ...(others && { others }) };
}
