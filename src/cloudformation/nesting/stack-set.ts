import { type Document, isUnknown, type Json } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { type PropertyReader, readerOf } from '../resources/property-reader.js';
import { notesWithin, silent } from '../stack/notes.js';
import type { OpenTemplate } from '../stack/opening.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import type { TemplateSetting } from '../template/setting.js';
import { handDownTo, handDownValue } from './handed-down.js';
import { templateAt } from './nested-stack.js';
import { stackSetParameters } from './stack-set-parameters.js';
import { type Reach, reachOf } from './stack-set-reach.js';

/**
 * AWS::CloudFormation::StackSet: its template goes to other accounts, and to this one only where its targets say so;
 * each of them has a stack of its own. What the template declares stands where the stack set holds it.
 */
export function openStackSet(declaration: Declaration, parent: Stack, open: OpenTemplate): readonly Stack[] | string {
  const reader = readerOf(declaration, parent);
  const document = documentOf(reader);
  if (typeof document === 'string') return document;
  const own = parent.placeOf(declaration);
  const path = document.input === own.input ? [...own.path, 'Properties', 'TemplateBody'] : undefined;
  const prefix = `${parent.prefix}${declaration.id}.`;
  const exists = existsOf(declaration, parent);
  const given = stackSetParameters(reader);
  return reachOf(reader).map((reach, index) => {
    const handDown = handDownTo(reach, parent);
    return open(document, {
      budget: parent.budget,
      notes: index === 0 ? notesWithin(parent.notes, own, document.input) : silent,
      setting: settingOf(reach, parent),
      given: (parameter) => handDownValue(given(parameter), handDown),
      ...(path && { handDown }),
      prefix,
      inputs: parent.inputs,
      exists: exists.answer === 'yes' ? reach.exists : exists,
      ...(reach.account !== undefined && { account: reach.account }),
      ...(path && { placeOf: ({ id }) => ({ input: own.input, address: prefix + id, path }) }),
    });
  });
}

/** What a stack of the set is deployed with: in an account and in regions of its own. */
function settingOf({ account }: Reach, { setting }: Stack): TemplateSetting {
  const own = account === undefined ? setting.account : account;
  return { ...setting, account: isUnknown(own) ? undefined : own, region: undefined };
}

/** The template of a stack set: the text inside it, or the one it names. */
function documentOf(reader: PropertyReader): Document | string {
  const body = reader.text('TemplateBody');
  if (body === undefined) return templateAt(reader);
  if (isUnknown(body)) return `its template cannot be told: ${body.$unknown}`;
  const { input } = reader.stack.placeOf(reader.declaration);
  const data = jsonOf(body) ?? reader.stack.setting.parse?.(body)?.data;
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
