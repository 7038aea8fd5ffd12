import type { Json } from '../../model/index.js';
import { entryOf, isSequence, scalarText } from '../template/json.js';

export function isListType(declaration: Json): boolean {
  const type = entryOf(declaration, 'Type');
  return typeof type === 'string' && (type === 'CommaDelimitedList' || type.startsWith('List<'));
}

/** Parameters of the types `AWS::SSM::Parameter::Value<...>` are given the name of what holds the value. */
export function isReadFromStore(declaration: Json): boolean {
  const type = entryOf(declaration, 'Type');
  return typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<');
}

/** The list `AllowedValues`, as texts: what the parameter may be given, or each item of one that is a list. */
export function allowedValues(declaration: Json): readonly string[] | undefined {
  const list = entryOf(declaration, 'AllowedValues');
  return isSequence(list) ? list.map((item) => scalarText(item) ?? '') : undefined;
}
