import { isUnknown, type Json, type Tree, type Unknown, unknown, type Value } from '../../model/index.js';
import { attributeOf, type Instance, isSensitive, knownAfterApply, knownText } from '../instances/instance.js';
import type { RootModule } from '../references/root-module.js';
import { isConfigured } from '../resources/listed-policies.js';
import type { TemplateType } from '../types/template-types.js';

/** A template of CloudFormation's with what it is deployed with. */
export interface Template {
  /** Its text, or its data. */
  readonly body: Json;
  /** Values of its parameters by name; the others keep their defaults. Unknown where any may be given. */
  readonly parameters: Readonly<Record<string, Value<Tree>>> | Unknown;
  /** The capabilities that are acknowledged where it is yet to be deployed; absent where that is not told. */
  readonly capabilities?: readonly string[];
  /** Its only resource, where it was put around one. */
  readonly wraps?: string;
}

/** A row of the table of types that hold templates. */
export type Of<K extends TemplateType['as']> = Extract<TemplateType, { as: K }>;

/** The text of a template; why there is none to read. */
export function bodyOf(
  instance: Instance,
  { body, url }: { readonly body: string; readonly url: string },
): string | Unknown {
  const text = attributeOf(instance, body);
  if (typeof text === 'string' && text !== '') return text;
  const location = knownText(instance, url);
  if (location) return unknown(isSensitive(instance, url) ? 'it stands at a URL' : `it stands at \`${location}\``);
  return unknown(isUnknown(text) ? 'it is known only after apply' : 'the plan does not show it');
}

/** An attribute; absent where it is unknown because a provider will fill in what the configuration leaves out. */
export function whereConfigured(root: RootModule, instance: Instance, attribute: string): Tree | undefined {
  const value = attributeOf(instance, attribute);
  return value === knownAfterApply && !isConfigured({ root, instance }, attribute) ? undefined : value;
}

const WRAPPED = 'Resource';

export function around(resource: Json, parameters: Readonly<Record<string, Unknown>>): Template {
  const declared = Object.fromEntries(Object.keys(parameters).map((name) => [name, { Type: 'String' }]));
  const body = { AWSTemplateFormatVersion: '2010-09-09', Parameters: declared, Resources: { [WRAPPED]: resource } };
  return { body, parameters, wraps: WRAPPED };
}
