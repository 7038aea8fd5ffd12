import { type Json, type Tree, unknown, type Value } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { referredIn } from '../intrinsics/references.js';
import { type Entries, spread } from '../intrinsics/spread.js';
import { type PropertyReader, readerOf } from '../resources/property-reader.js';
import { notesWithin } from '../stack/notes.js';
import type { Opening, OpenTemplate } from '../stack/opening.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { entryOf } from '../template/json.js';
import { problem } from '../template/problems.js';
import { remember } from '../values/remember.js';
import { placesIn, templateIn } from './template-body.js';

/** AWS::CloudFormation::Stack and AWS::Serverless::Application: the parameters go down, the outputs come up. */
export function openNestedStack(
  declaration: Declaration,
  parent: Stack,
  open: OpenTemplate,
): readonly Stack[] | string {
  const reader = readerOf(declaration, parent);
  const document = templateIn(reader);
  if (typeof document === 'string') return document;
  const places = placesIn(reader, document);
  const child = open(document, {
    budget: parent.budget,
    notes: notesWithin(parent.notes, parent.placeOf(declaration), document.input),
    setting: parent.setting,
    ...passedDown(reader),
    prefix: `${parent.prefix}${declaration.id}.`,
    inputs: parent.inputs,
    exists: existsOf(declaration, parent),
    ...(parent.account !== undefined && { account: parent.account }),
    ...(places.placeOf && { ...places, handDown: asItIs }),
  });
  notePassed(reader, child, document.input);
  return [child];
}

/**
 * Notes parameters that a nested stack is passed and does not have, or has no default for and is not passed: its stack
 * is refused, and with it the one around.
 */
function notePassed(reader: PropertyReader, { parameters }: Stack, input: string): void {
  const { declaration, stack } = reader;
  const { nodes, others } = entriesPassed(reader);
  if (others !== undefined || [...parameters.keys()].some(isForeign)) return;
  if (existsOf(declaration, stack).answer !== 'yes') return;
  const note = (parameter: string, why: string) => {
    const { address, path } = stack.placeOf(declaration);
    stack.notes.refused(problem('parameters-passed', { name: declaration.id, parameter, why }, { address, path }));
  };
  for (const name of Object.keys(nodes)) {
    if (!parameters.has(name) && !isForeign(name)) note(name, `passes, and \`${input}\` does not have`);
  }
  for (const [name, parameter] of parameters) {
    const isGiven = entryOf(nodes, name) !== undefined || entryOf(parameter, 'Default') !== undefined;
    if (!isGiven) note(name, `does not pass, and \`${input}\` has without a default`);
  }
}

/** What is no name of a parameter: a transform, a loop, a tag of another tool. */
function isForeign(name: string): boolean {
  return !/^[A-Za-z0-9]+$/.test(name);
}

/**
 * A nested stack is in the account and region of the one around it: what that put into its text means the same inside.
 */
function asItIs(text: string): string {
  return text;
}

/** The parameters that a stack passes down, each worked out once; unknown where they come from elsewhere. */
function passedDown(reader: PropertyReader): Pick<Opening, 'given' | 'settableAs'> {
  const { nodes, others } = entriesPassed(reader);
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

function entriesPassed(reader: PropertyReader): Entries {
  const node = reader.node('Parameters');
  return node === undefined ? unwritten(reader) : spread(node, reader.scope);
}

function unwritten({ declaration: { others } }: PropertyReader): Entries {
  return { nodes: {}, ...(others && { others }) };
}
