import { isList, isUnknown, type Json, type Tree, unknown, type Value } from '../../model/index.js';
import { entryOf, scalarText } from '../template/json.js';
import { withoutCandidates } from '../values/one-of.js';
import { asText, concatenate, type ReadText } from '../values/text.js';
import { allowedValues, isListType, isReadFromStore } from './declared.js';
import { refusedIn } from './limits.js';

/** A parameter of a stack. */
export interface Parameter {
  readonly name: string;
  /** What the section `Parameters` says of it. */
  readonly declaration: Json;
  readonly given: Value<Tree>;
  readonly readText: ReadText;
}

/**
 * The value of a parameter: the given one, else its default, else unknown with the values that it may be given.
 * Lists come as lists. Source: CloudFormation user guide, parameters-section-structure.
 */
export function parameterValue(parameter: Parameter): Value<Tree> {
  const { name, declaration, given } = parameter;
  if (isReadFromStore(declaration)) return unknown(`parameter \`${name}\` is read from the parameter store`, [name]);
  if (given === undefined) return ofItsOwn(parameter);
  if (!isUnknown(given)) return typed(declaration, given);
  return isListType(declaration) ? withoutCandidates(given) : given;
}

/** What a parameter says where it is not given. */
function ofItsOwn({ name, declaration, readText }: Parameter): Tree {
  const fallback = scalarText(entryOf(declaration, 'Default'));
  if (fallback !== undefined) {
    const value = typed(declaration, readText(fallback));
    return refusedIn(value, declaration) === undefined
      ? value
      : unknown(`parameter \`${name}\` does not take its own default`, [name]);
  }
  const none = { ...unknown(`parameter \`${name}\` has no default`, [name]), $parameter: name };
  const allowed = isListType(declaration) ? undefined : allowedValues(declaration);
  return allowed && allowed.length > 0 ? { ...none, $oneOf: allowed } : none;
}

/** A value as the type of a parameter makes it. */
export function typed(declaration: Json, value: Tree): Tree {
  if (isUnknown(value)) return value;
  if (!isListType(declaration)) return isList(value) ? concatenate(value, ',') : (asText(value) ?? '');
  const text = isList(value) ? value : (asText(value) ?? '');
  return typeof text === 'string' ? text.split(',').map((item) => item.trim()) : text;
}

/**
 * What a parameter is given, unless it is marked with `NoEcho`: then what the user gives is a secret, and not looked
 * at. Its default stands in the template: it is judged, and not printed (`resources/hidden.ts`).
 */
export function unlessHidden(name: string, declaration: Json, given: Value<Tree>): Value<Tree> {
  if (given === undefined || !isHidden(declaration)) return given;
  return unknown(`parameter \`${name}\` is NoEcho, so its value is not looked at`, [name]);
}

const plainlyFalse = new Set(['false', 'no', 'off']);

/** Whether a parameter is marked with `NoEcho`. */
export function isHidden(declaration: Json): boolean {
  const mark = entryOf(declaration, 'NoEcho');
  return mark !== undefined && !plainlyFalse.has((scalarText(mark) ?? '').toLowerCase());
}
