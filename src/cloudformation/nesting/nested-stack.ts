import { type Document, isUnknown, type Json, type Tree, unknown, type Value } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { remember } from '../evaluation/remember.js';
import { asText } from '../evaluation/text.js';
import { piecesOf } from '../intrinsics/pieces.js';
import { type Reading, read } from '../resources/reading.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { entryOf, isMapping, onlyEntry } from '../template/json.js';
import { type Entries, spread } from '../template/spread.js';
import { notesWithin } from './notes.js';
import type { Opening, OpenTemplate } from './opening.js';

/** AWS::CloudFormation::Stack and AWS::Serverless::Application: the parameters go down, the outputs come up. */
export function openNestedStack(
  declaration: Declaration,
  parent: Stack,
  open: OpenTemplate,
): readonly Stack[] | string {
  const reading = read(declaration, parent);
  const document = templateAt(reading);
  if (typeof document === 'string') return document;
  const child = open(document, {
    run: parent.run,
    notes: notesWithin(parent.notes, parent.placeOf(declaration), document.input),
    setting: parent.setting,
    ...passedDown(reading),
    prefix: `${parent.prefix}${declaration.id}.`,
    inputs: parent.inputs,
    exists: existsOf(declaration, parent),
    ...(parent.account !== undefined && { account: parent.account }),
  });
  return [child];
}

/** The template that a resource names, or why there is none: the end of a sentence. */
export function templateAt(reading: Reading): Document | string {
  const property = reading.node('Location') === undefined ? 'TemplateURL' : 'Location';
  const location = reading.text(property);
  if (isMapping(reading.node('Location'))) return 'its template is in the serverless application repository';
  if (location === undefined) return 'it names no template';
  const url = isUnknown(location) ? urlByName(reading, property) : location;
  const document = url === undefined ? undefined : reading.stack.setting.template?.(url);
  if (document) return reading.stack.inputs.includes(document.input) ? 'it is nested in itself' : document;
  return isUnknown(location)
    ? `where its template is cannot be told: ${location.$unknown}`
    : `its template \`${location}\` is not at hand`;
}

/** Of a URL that is known in part: one that ends alike, where what follows its last `/` is known. */
function urlByName(reading: Reading, property: string): string | undefined {
  const pieces = piecesOf(reading.node(property) ?? null, reading.scope) ?? [];
  const texts = pieces.map(asText).map((piece) => (isUnknown(piece) ? '?' : (piece ?? '')));
  const [, name] = /\/([^/?]+)$/.exec(texts.join('')) ?? [];
  return name === undefined ? undefined : `https://unknown/${name}`;
}

/** The parameters that a stack passes down, each worked out once; unknown where they come from elsewhere. */
function passedDown(reading: Reading): Pick<Opening, 'given' | 'settableAs'> {
  const node = reading.node('Parameters');
  const { nodes, others } = node === undefined ? unwritten(reading) : spread(node, reading.scope);
  const workOut = (name: string): Value<Tree> => {
    const passed = entryOf(nodes, name);
    return passed === undefined ? others : reading.scope.evaluate(passed);
  };
  return {
    given: remember(workOut, (name) => unknown(`parameter \`${name}\` refers to itself`)),
    settableAs: (name) => sourceOf(entryOf(nodes, name), reading.stack),
  };
}

/** What the user sets for a value that is a parameter of a stack, passed down as it is. */
function sourceOf(passed: Json | undefined, stack: Stack): string | undefined {
  const [ref, parameter] = onlyEntry(passed) ?? [];
  const isParameter = ref === 'Ref' && typeof parameter === 'string' && stack.parameters.has(parameter);
  return isParameter ? stack.settableAs(parameter) : undefined;
}

function unwritten({ declaration: { others } }: Reading): Entries {
  return { nodes: {}, ...(others && { others }) };
}
