import type { Json } from '../../model/index.js';
import { type Choice, choiceIn, choiceOf } from '../intrinsics/if.js';
import { noValue, ref } from '../intrinsics/references.js';
import type { Declaration } from '../template/declaration.js';
import { entryOf, isSequence, type JsonMap, onlyEntry } from '../template/json.js';
import { maxDepth } from '../values/budget.js';
import { types } from './types.js';

/**
 * The role that the serverless transform makes for a function or state machine without one: `FunctionRole`, with
 * the policies that the function names. The logging policies that the transform adds are left out.
 * Source: aws/serverless-application-model, docs/internals/generated_resources.rst, and its user guide (Policies).
 * @param globals the section `Globals`
 */
export function implicitRole(declaration: Declaration, globals: Json | undefined): Declaration | undefined {
  const service = types.get(declaration.type)?.roleFor;
  const shared = entryOf(globals, declaration.type.replace('AWS::Serverless::', ''));
  const own = (property: string) => entryOf(declaration.properties, property) ?? entryOf(shared, property);
  if (service === undefined || own('Role') !== undefined) return undefined;
  const properties = {
    AssumeRolePolicyDocument: own('AssumeRolePolicyDocument') ?? trusting(service),
    Path: own('RolePath'),
    PermissionsBoundary: own('PermissionsBoundary'),
    ...policies(own('Policies')),
  };
  const given = Object.entries(properties).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return {
    ...declaration,
    id: `${declaration.id}Role`,
    type: 'AWS::IAM::Role',
    properties: Object.fromEntries(given),
    namesPolicies: true,
  };
}

function trusting(service: string): Json {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  return { Version: '2012-10-17', Statement: [statement] };
}

/**
 * The list `Policies` of a function: names and ARNs of managed policies beside statements. The policy templates of
 * the transform, a third kind, are left out: none of them is about support.
 */
function policies(node: Json | undefined): JsonMap {
  if (node === undefined) return {};
  return { ManagedPolicyArns: listOf(node, managed), Policies: listOf(node, inline) };
}

type Pick = (policy: Json) => Json;

/** The policies of one kind, in every branch of the choices that make the list. */
function listOf(node: Json, pick: Pick, depth = 0): Json {
  const choice = choiceIn(node);
  if (choice && depth < maxDepth) return inBranches(choice, (branch) => listOf(branch, pick, depth + 1));
  return (isSequence(node) ? node : [node])
    .map((policy) => ofKind(policy, pick))
    .filter((policy) => policy !== noValue);
}

function ofKind(policy: Json, pick: Pick, depth = 0): Json {
  const choice = choiceIn(policy);
  if (!choice || depth >= maxDepth) return pick(policy);
  return inBranches(choice, (branch) => ofKind(branch, pick, depth + 1));
}

function inBranches({ condition, whenTrue, whenFalse }: Choice, make: (branch: Json) => Json): Json {
  return choiceOf({ condition, whenTrue: make(whenTrue), whenFalse: make(whenFalse) });
}

function managed(policy: Json): Json {
  const [name = ''] = onlyEntry(policy) ?? [];
  return typeof policy === 'string' || name === ref.name || /^(Fn::|!)/.test(name) ? policy : noValue;
}

function inline(policy: Json): Json {
  return entryOf(policy, 'Statement') === undefined ? noValue : { PolicyDocument: policy };
}
