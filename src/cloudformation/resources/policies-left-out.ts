import { type Exists, isList, isUnknown, type Json, type PolicyAttachment, type Tree } from '../../model/index.js';
import { existsWhere } from '../conditions/existence.js';
import { choiceIn } from '../intrinsics/if.js';
import type { Stack } from '../stack/stack.js';
import { entriesOf, isSequence } from '../template/json.js';
import type { PropertyReader } from './property-reader.js';
import type { IsShown } from './resource-type.js';

const LIST = 'ManagedPolicyArns';

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
export function policiesLeftOut(reader: PropertyReader, isShown: IsShown): readonly PolicyAttachment[] {
  const { stack, scope, declaration } = reader;
  const { path, ...place } = stack.placeOf(declaration);
  const identity = stack.identityOf(declaration.id);
  return branchesLeftOut(reader.node(LIST) ?? null, reader).flatMap(({ condition, wanted, node }) => {
    const value = scope.assuming(condition, wanted).evaluate(node) ?? [];
    const policies = (isList(value) ? value : [value]).filter(isText);
    if (policies.length === 0) return [];
    const hidden = isShown({ of: [LIST] }, policies, reader) ? [] : ['policies'];
    return {
      kind: 'policy-attachment',
      place: { ...place, path: [...path, 'Properties', LIST] },
      change: 'create',
      exists: existsLeftOut(condition, wanted, stack),
      ...(stack.account !== undefined && { account: stack.account }),
      roles: identity && [identity.name],
      users: undefined,
      groups: undefined,
      policies,
      ...(hidden.length > 0 && { sensitive: hidden }),
    };
  });
}

/** Why a branch is not taken: by the parameters, or because the role is only made where it is not. */
function existsLeftOut(condition: string, wanted: boolean, stack: Stack): Exists {
  const exists = existsWhere(condition, wanted, stack);
  if (exists.answer === 'no') return exists;
  return { answer: 'no', because: `condition \`${condition}\` is ${!wanted} wherever the role is made` };
}

function isText(value: Tree): value is string {
  return typeof value === 'string';
}

/** The branches that are left out, outermost only; where a condition cannot be told, none is. */
function branchesLeftOut(root: Json, { scope }: PropertyReader): readonly Branch[] {
  const found: Branch[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const choice = choiceIn(node);
    const condition = choice?.condition;
    if (!choice || typeof condition !== 'string') {
      for (const part of isSequence(node) ? node : entriesOf(node).values()) open.push(part);
      continue;
    }
    const holds = scope.condition(condition);
    if (isUnknown(holds)) continue;
    const [taken, left] = holds ? [choice.whenTrue, choice.whenFalse] : [choice.whenFalse, choice.whenTrue];
    found.push({ condition, wanted: !holds, node: left });
    open.push(taken);
  }
  return found;
}
