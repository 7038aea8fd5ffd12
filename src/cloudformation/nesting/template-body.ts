import { type Document, isUnknown, type Json, type Path } from '../../model/index.js';
import type { PropertyReader } from '../resources/property-reader.js';
import type { Opening } from '../stack/opening.js';
import { templateAt } from './template-at.js';

/** The template of a stack or stack set: the text inside it, or the one it names; or why there is none. */
export function templateIn(reader: PropertyReader): Document | string {
  const body = reader.text('TemplateBody');
  if (body === undefined) return templateAt(reader);
  if (isUnknown(body)) return `its template cannot be told: ${body.$unknown}`;
  const { input } = reader.stack.placeOf(reader.declaration);
  const data = jsonOf(body) ?? reader.stack.setting.parse?.(body)?.data;
  return data === undefined
    ? 'its template cannot be parsed'
    : { input, kind: 'cloudformation', data, locate: () => undefined };
}

/** Where the resources of a template stand that is a text inside the one around it; nothing of one in a file of its own. */
export function placesIn({ declaration, stack }: PropertyReader, { input }: Document): Pick<Opening, 'placeOf'> {
  const own = stack.placeOf(declaration);
  if (input !== own.input) return {};
  const prefix = `${stack.prefix}${declaration.id}.`;
  const path: Path = [...own.path, 'Properties', 'TemplateBody'];
  return { placeOf: ({ id }) => ({ input, address: prefix + id, path }) };
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
