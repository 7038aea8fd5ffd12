import { type Document, firstUnknown, isMap, type Json, type Path } from '../../model/index.js';
import type { PropertyReader } from '../resources/property-reader.js';
import type { Opening } from '../stack/opening.js';
import { templateAt } from './template-at.js';

/**
 * The template of a stack or stack set: the text or mapping inside it, or the one it names; or why there is none. The
 * functions of a mapping are those of the template around it.
 */
export function templateIn(reader: PropertyReader): Document | string {
  const body = reader.value('TemplateBody');
  const open = firstUnknown(body);
  if (body === undefined) return templateAt(reader);
  if (open !== undefined) return `its template cannot be told: ${open.$unknown}`;
  const { input } = reader.stack.placeOf(reader.declaration);
  const data = isMap(body) ? (body as Json) : dataOf(String(body), reader);
  return data === undefined
    ? 'its template cannot be parsed'
    : { input, kind: 'cloudformation', data, locate: () => undefined };
}

/**
 * Where the resources of a template stand that is a text inside the one around it; nothing of one in a file of its own.
 */
export function placesIn({ declaration, stack }: PropertyReader, { input }: Document): Pick<Opening, 'placeOf'> {
  const own = stack.placeOf(declaration);
  if (input !== own.input) return {};
  const prefix = `${stack.prefix}${declaration.id}.`;
  const path: Path = [...own.path, 'Properties', 'TemplateBody'];
  return { placeOf: ({ id }) => ({ input, address: prefix + id, path }) };
}

function dataOf(text: string, { stack }: PropertyReader): Json | undefined {
  return jsonOf(text) ?? stack.setting.parse?.(text)?.data;
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
