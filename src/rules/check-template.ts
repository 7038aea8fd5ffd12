import type { Path } from '../model/index.js';
import type { Shape } from './fact-schema.js';
import { placeholders } from './message.js';
import { hint, type Misfit } from './misfit.js';

/** The placeholders of a template that facts have no text for. */
export function templateMisfits(template: string, shape: Shape, path: Path): Misfit[] {
  return placeholders(template).flatMap((placeholder) => {
    const fault = placeholderFault(placeholder.split('.'), shape);
    return fault === undefined ? [] : [{ path, message: `\`{${placeholder}}\`: ${fault}` }];
  });
}

function placeholderFault([key, ...rest]: readonly string[], shape: Shape): string | undefined {
  const { element } = shape;
  if (key === 'length' && element !== undefined && rest.length === 0) return undefined;
  if (element !== undefined) return placeholderFault(key === undefined ? [] : [key, ...rest], element);
  if (key === undefined) {
    return shape.keys.length === 0 ? undefined : `it is no text; name a part of it: ${list(shape.keys)}`;
  }
  const part = shape.part(key);
  if (part !== undefined) return placeholderFault(rest, part);
  return shape.keys.length === 0
    ? `there is no \`${key}\` in a text`
    : `there is no \`${key}\`: ${hint(key, shape.keys)}`;
}

function list(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(', ');
}
