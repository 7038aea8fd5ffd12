import { isList, isUnknown, type Json, type Tree, type Unknown, unknown, type Value } from '../../model/index.js';
import { isSequence, onlyEntry, scalarText } from '../template/json.js';
import { knownAtDeployment, sameText } from '../values/same-text.js';
import { type Intrinsic, malformed, partsOf } from './intrinsic.js';

/*
 * Functions of the section `Rules` only.
 * Source: CloudFormation template reference, intrinsic-function-reference-rules.
 */

/** `Fn::Contains: [list, text]`: whether the text is in the list. */
export const contains: Intrinsic = {
  name: 'Fn::Contains',
  arity: { parts: [2, 2], wants: 'a list and a text' },
  evaluate: (argument, scope) => {
    const [list, text] = partsOf(argument).map((part) => scope.evaluate(part));
    return within(text, list);
  },
};

/** `Fn::EachMemberIn: [list, list]`: whether all of the first is in the second. */
export const eachMemberIn: Intrinsic = {
  name: 'Fn::EachMemberIn',
  arity: { parts: [2, 2], wants: 'two lists' },
  evaluate: (argument, scope) => {
    const [members, list] = partsOf(argument).map((part) => scope.evaluate(part));
    return ofEvery(members, (member) => within(member, list));
  },
};

/** `Fn::EachMemberEquals: [list, text]`: whether all of the list is the text. */
export const eachMemberEquals: Intrinsic = {
  name: 'Fn::EachMemberEquals',
  arity: { parts: [2, 2], wants: 'a list and a text' },
  evaluate: (argument, scope) => {
    const [members, text] = partsOf(argument).map((part) => scope.evaluate(part));
    return ofEvery(members, (member) => isSame(member, text));
  },
};

/** `Fn::RefAll: type`: the values of all parameters of a type of AWS's. */
export const refAll: Intrinsic = {
  name: 'Fn::RefAll',
  arity: { wants: 'a type of parameters' },
  evaluate: () => unknown('what parameters of a type of AWS are given is known only at deployment'),
};

/** `Fn::ValueOf: [parameter, attribute]`: what AWS knows of the value. */
export const valueKnown: Intrinsic = {
  name: 'Fn::ValueOf',
  arity: { parts: [2, 2], wants: 'a parameter and an attribute' },
  evaluate: () => unknown('what AWS knows of the value of a parameter is known only at deployment'),
};

/** `Fn::ValueOfAll: [type, attribute]`. */
export const valuesKnown: Intrinsic = {
  name: 'Fn::ValueOfAll',
  arity: { parts: [2, 2], wants: 'a type of parameters and an attribute' },
  evaluate: () => unknown('what AWS knows of the values of parameters is known only at deployment'),
};

function within(text: Value<Tree>, list: Value<Tree>): boolean | Unknown {
  if (isUnknown(list)) return list;
  if (!isList(list)) return malformed('a rule', 'a list to look in');
  const answers = list.map((one) => isSame(text, one));
  return answers.includes(true) ? true : (answers.find(isUnknown) ?? false);
}

function ofEvery(members: Value<Tree>, test: (member: Tree) => boolean | Unknown): boolean | Unknown {
  if (isUnknown(members)) return members;
  if (!isList(members)) return malformed('a rule', 'a list of members');
  const answers = members.map(test);
  return answers.includes(false) ? false : (answers.find(isUnknown) ?? true);
}

function isSame(one: Value<Tree>, other: Value<Tree>): boolean | Unknown {
  const open = [one, other].find(isUnknown);
  if (open) return open;
  const [left, right] = [scalarText(one), scalarText(other)];
  if (left === undefined || right === undefined) return false;
  return sameText(left, right) ?? knownAtDeployment(left, right);
}

/** The list and the member of a call that looks for one in the other; nothing where a part of a template is none. */
export function containmentIn(node: Json): { readonly list: readonly Json[]; readonly member: Json } | undefined {
  const [name, argument] = onlyEntry(node) ?? [];
  const [list, member = null] = partsOf(argument);
  return name === contains.name && isSequence(list) ? { list, member } : undefined;
}
