import { isList, isUnknown, type Json, type Tree, unknown, type Value } from '../../model/index.js';
import { asText, concatenate, type Spell } from '../evaluation/text.js';
import { entryOf, isSequence, scalarText } from '../template/json.js';

/** A parameter of a stack. */
export interface Parameter {
  readonly name: string;
  /** What the section `Parameters` says of it. */
  readonly declaration: Json;
  readonly given: Value<Tree>;
  readonly spell: Spell;
}

/**
 * The value of a parameter: the given one, else its default, else unknown with the values that it may be given.
 * Lists come as lists. Source: CloudFormation user guide, parameters-section-structure.
 */
export function parameterValue(parameter: Parameter): Value<Tree> {
  const { name, declaration, given } = parameter;
  if (isReadFromStore(declaration)) return unknown(`parameter \`${name}\` is read from the parameter store`, [name]);
  if (given === undefined) return ofItsOwn(parameter);
  return isUnknown(given) ? given : typed(declaration, given);
}

/** What a parameter says where it is not given. */
function ofItsOwn({ name, declaration, spell }: Parameter): Tree {
  const fallback = scalarText(entryOf(declaration, 'Default'));
  if (fallback !== undefined) return typed(declaration, spell(fallback));
  const none = unknown(`parameter \`${name}\` has no default`, [name]);
  const allowed = isListType(declaration) ? undefined : allowedValues(declaration);
  return allowed && allowed.length > 0 ? { ...none, $oneOf: allowed } : none;
}

function typed(declaration: Json, value: Tree): Tree {
  if (isUnknown(value)) return value;
  if (!isListType(declaration)) return isList(value) ? concatenate(value, ',') : (asText(value) ?? '');
  const text = isList(value) ? value : (asText(value) ?? '');
  return typeof text === 'string' ? text.split(',').map((item) => item.trim()) : text;
}

export function isListType(declaration: Json): boolean {
  const type = entryOf(declaration, 'Type');
  return typeof type === 'string' && (type === 'CommaDelimitedList' || type.startsWith('List<'));
}

/** Parameters of the types `AWS::SSM::Parameter::Value<...>` are given the name of what holds the value. */
export function isReadFromStore(declaration: Json): boolean {
  const type = entryOf(declaration, 'Type');
  return typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<');
}

/**
 * What a parameter is given, unless it is marked with `NoEcho`: then what the user gives is a secret, and not looked
 * at. Its default stands in the template for all to read.
 */
export function unlessHidden(name: string, declaration: Json, given: Value<Tree>): Value<Tree> {
  if (given === undefined || !isHidden(declaration)) return given;
  return unknown(`parameter \`${name}\` is NoEcho, so its value is not looked at`, [name]);
}

const plainlyFalse = new Set(['false', 'no', 'off']);

function isHidden(declaration: Json): boolean {
  const mark = entryOf(declaration, 'NoEcho');
  return mark !== undefined && !plainlyFalse.has((scalarText(mark) ?? '').toLowerCase());
}

/** The list `AllowedValues`, as texts: what the parameter may be given, or each item of one that is a list. */
export function allowedValues(declaration: Json): readonly string[] | undefined {
  const list = entryOf(declaration, 'AllowedValues');
  return isSequence(list) ? list.map((item) => scalarText(item) ?? '') : undefined;
}
