import type { Json, Path } from '../model/index.js';
import type { Found, Recognised } from './found.js';
import { isMap, kindOf } from './recognise.js';

/**
 * The inputs of ours in a value: itself, or those that a list or a mapping holds directly. Tools wrap plans
 * (`{"plan": {...}}`, a list of plans), and `aws cloudformation get-template` wraps a template in `TemplateBody`.
 */
export function unwrap(found: Found): readonly Recognised[] {
  const kind = kindOf(found.data);
  if (kind) return [{ ...found, kind }];
  return parts(found.data).flatMap(([key, data]) => {
    const kind = kindOf(data);
    return kind && isWhole(data) ? [{ ...below(found, data, key), kind }] : [];
  });
}

function parts(data: Json): readonly (readonly [string | number, Json])[] {
  if (Array.isArray(data)) return data.map((part, index) => [index, part]);
  return isMap(data) ? Object.entries(data) : [];
}

/** The bare versions of an empty state are too little evidence inside something else. */
function isWhole(data: Json): boolean {
  return isMap(data) && Object.keys(data).some((key) => key !== 'format_version' && key !== 'terraform_version');
}

function below(found: Found, data: Json, key: string | number): Found {
  return { ...found, data, locate: (path: Path, part) => found.locate([key, ...path], part) };
}
