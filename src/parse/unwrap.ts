import type { Json, Path } from '../model/index.js';
import { isMap } from './data.js';
import type { Found, Reading, Recognised } from './found.js';
import { kindOf } from './recognise.js';

/**
 * What `aws cloudformation get-template` prints: a template under this key, or its text where it was YAML;
 * `describe-stack-set` has the text one level down.
 */
const BODY = 'TemplateBody';

/**
 * A value, or the value that stands in it as a text: of a part of the text there is the place of the whole.
 * @param read reads a text as if it were an input of its own
 */
export function outOfText(found: Found, read: (text: string) => Reading): Reading {
  const body = bodyIn(found.data);
  if (!body) return { found: [found], problems: [] };
  const range = found.locate(body.path, 'value');
  const inner = read(body.text);
  return {
    found: inner.found.map(({ data }) => ({ data, locate: () => range })),
    problems: inner.problems.map((problem) => ({ ...problem, ...(range && { range }) })),
  };
}

function bodyIn(data: Json): { readonly path: Path; readonly text: string } | undefined {
  if (!isMap(data)) return undefined;
  if (typeof data[BODY] === 'string') return { path: [BODY], text: data[BODY] };
  // By its keys: the values of a large plan are read when something asks for them.
  const [key, ...others] = Object.keys(data);
  if (key === undefined || others.length > 0) return undefined;
  const inner = data[key];
  const text = inner !== undefined && isMap(inner) ? inner[BODY] : undefined;
  return typeof text === 'string' ? { path: [key, BODY], text } : undefined;
}

/**
 * The inputs of ours in a value: itself, or those that a list or a mapping holds directly. Tools wrap plans
 * (`{"plan": {...}}`, a list of plans), and `aws cloudformation get-template` wraps a template.
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
