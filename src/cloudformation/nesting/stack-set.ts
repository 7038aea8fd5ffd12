import { type Document, isUnknown, type Json } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { type Reading, read } from '../resources/reading.js';
import type { Given, Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { entryOf, isSequence } from '../template/json.js';
import { templateAt } from './nested-stack.js';
import { notesWithin } from './notes.js';
import type { OpenTemplate } from './opening.js';
import { reachOf } from './stack-set-reach.js';

/**
 * AWS::CloudFormation::StackSet: its template goes to other accounts, and to this one only where its targets say so.
 * What the template declares stands where the stack set holds it.
 */
export function openStackSet(declaration: Declaration, parent: Stack, open: OpenTemplate): Stack | string {
  const reading = read(declaration, parent);
  const document = documentOf(reading);
  if (typeof document === 'string') return document;
  const own = parent.placeOf(declaration);
  const path = document.input === own.input ? [...own.path, 'Properties', 'TemplateBody'] : undefined;
  const prefix = `${parent.prefix}${declaration.id}.`;
  const reach = reachOf(reading);
  const exists = existsOf(declaration, parent);
  return open(document, {
    run: parent.run,
    notes: notesWithin(parent.notes, own, document.input),
    setting: parent.setting,
    given: parametersOf(reading),
    prefix,
    inputs: parent.inputs,
    exists: exists.answer === 'yes' ? reach.exists : exists,
    ...(reach.account !== undefined && { account: reach.account }),
    ...(path && { placeOf: ({ id }) => ({ input: own.input, address: prefix + id, path }) }),
  });
}

/** The template of a stack set: the text inside it, or the one it names. */
function documentOf(reading: Reading): Document | string {
  const body = reading.text('TemplateBody');
  if (body === undefined) return templateAt(reading);
  if (isUnknown(body)) return `its template cannot be told: ${body.$unknown}`;
  const { input } = reading.stack.placeOf(reading.declaration);
  const data = jsonOf(body) ?? reading.stack.setting.parse?.(body)?.data;
  return data === undefined
    ? 'its template cannot be parsed'
    : { input, kind: 'cloudformation', data, locate: () => undefined };
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The parameters that a stack set passes on. */
function parametersOf(reading: Reading): Given {
  const parameters = reading.node('Parameters');
  const listed = isSequence(parameters) ? parameters : [];
  return (name) => {
    const entry = listed.find((one) => entryOf(one, 'ParameterKey') === name);
    const value = entry === undefined ? undefined : entryOf(entry, 'ParameterValue');
    return value === undefined ? undefined : reading.scope.evaluate(value);
  };
}
