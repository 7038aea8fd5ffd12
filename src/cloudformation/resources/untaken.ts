import { type Exists, isList, type Json, type PolicyAttachment, type Tree } from '../../model/index.js';
import { existsWhere } from '../conditions/existence.js';
import type { Stack } from '../stack/stack.js';
import { entriesOf, isSequence, onlyEntry } from '../template/json.js';
import type { Reading } from './reading.js';

/** The branch of an `Fn::If` that its condition leaves out. */
interface Branch {
  readonly condition: string;
  /** What the condition would have to be. */
  readonly wanted: boolean;
  readonly node: Json;
}

/**
 * The managed policies that a role would list if conditions inside its list were other than they are: attachments
 * that will not exist, each with the parameters that would make them.
 */
export function untakenPolicies(reading: Reading): readonly PolicyAttachment[] {
  const { stack, scope, declaration } = reading;
  const { path, ...place } = stack.placeOf(declaration);
  const identity = stack.identityOf(declaration.id);
  return untakenBranches(reading.node('ManagedPolicyArns') ?? null, reading).flatMap(({ condition, wanted, node }) => {
    const value = scope.assuming(condition, wanted).evaluate(node) ?? [];
    const policies = (isList(value) ? value : [value]).filter(isText);
    if (policies.length === 0) return [];
    return {
      kind: 'policy-attachment',
      place: { ...place, path: [...path, 'Properties', 'ManagedPolicyArns'] },
      change: 'create',
      exists: existsUntaken(condition, wanted, stack),
      ...(stack.account !== undefined && { account: stack.account }),
      roles: identity && [identity.name],
      users: undefined,
      groups: undefined,
      policies,
    };
  });
}

/** Why a branch is not taken: by the parameters, or because the role is only made where it is not. */
function existsUntaken(condition: string, wanted: boolean, stack: Stack): Exists {
  const exists = existsWhere(condition, wanted, stack);
  if (exists.answer === 'no') return exists;
  return { answer: 'no', because: `condition \`${condition}\` is ${!wanted} wherever the role is made` };
}

function isText(value: Tree): value is string {
  return typeof value === 'string';
}

/** The branches that are left out, outermost only; where a condition cannot be told, none is. */
function untakenBranches(root: Json, { scope }: Reading): readonly Branch[] {
  const found: Branch[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const [condition, whenTrue = null, whenFalse = null] = choiceIn(node);
    const holds = condition === undefined ? undefined : scope.condition(condition);
    if (condition === undefined) open.push(...(isSequence(node) ? node : entriesOf(node).values()));
    else if (typeof holds === 'boolean') {
      const [taken, left] = holds ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
      found.push({ condition, wanted: !holds, node: left });
      open.push(taken);
    }
  }
  return found;
}

/** The condition and the branches of an `Fn::If`; nothing of anything else. */
function choiceIn(node: Json): readonly [string?, Json?, Json?] {
  const [name, argument] = onlyEntry(node) ?? [];
  if (name !== 'Fn::If' || !isSequence(argument)) return [];
  const [condition, whenTrue = null, whenFalse = null] = argument;
  return typeof condition === 'string' ? [condition, whenTrue, whenFalse] : [];
}
