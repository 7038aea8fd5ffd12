import type { Json } from '../../model/index.js';
import type { Declaration } from './declaration.js';
import { entryOf, isSequence, type JsonMap, onlyEntry } from './json.js';

/** The types of the serverless transform whose role it makes, with the service that assumes it. */
const services: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::Function', 'lambda.amazonaws.com'],
  ['AWS::Serverless::StateMachine', 'states.amazonaws.com'],
]);

export function hasImplicitRole(type: string): boolean {
  return services.has(type);
}

/**
 * The role that the serverless transform makes for a function or state machine without one: `FunctionRole`, with
 * the policies that the function names. The logging policies that the transform adds are left out.
 * Source: aws/serverless-application-model, docs/internals/generated_resources.rst, and its user guide (Policies).
 * @param globals the section `Globals`
 */
export function implicitRole(declaration: Declaration, globals: Json | undefined): Declaration | undefined {
  const service = services.get(declaration.type);
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
  return { ...declaration, id: `${declaration.id}Role`, type: 'AWS::IAM::Role', properties: Object.fromEntries(given) };
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
  const all = isSequence(node) ? node : [node];
  return {
    ManagedPolicyArns: all.filter(isManaged).map(managedPolicyArn),
    Policies: all.filter(isInline).map((PolicyDocument) => ({ PolicyDocument })),
  };
}

function isManaged(policy: Json): boolean {
  const [name, argument] = onlyEntry(policy) ?? [];
  if (name === 'Fn::If' && isSequence(argument)) return argument.slice(1).every(isManaged);
  return typeof policy === 'string' || name === 'Ref' || name?.startsWith('Fn::') === true;
}

function isInline(policy: Json): boolean {
  return entryOf(policy, 'Statement') !== undefined || (!isManaged(policy) && onlyEntry(policy)?.[0] === 'Fn::If');
}

const jobFunctions = [
  'Billing',
  'DatabaseAdministrator',
  'NetworkAdministrator',
  'SupportUser',
  'SystemAdministrator',
  'ViewOnlyAccess',
];

/** The ARN of a managed policy that is named without one: the transform looks it up among those of AWS. */
function managedPolicyArn(policy: Json): Json {
  const [name, argument] = onlyEntry(policy) ?? [];
  if (name === 'Fn::If' && isSequence(argument)) {
    const [condition = null, ...branches] = argument;
    return { 'Fn::If': [condition, ...branches.map(managedPolicyArn)] };
  }
  if (isSequence(policy)) return policy.map(managedPolicyArn);
  if (typeof policy !== 'string' || policy.includes(':')) return policy;
  const path = jobFunctions.includes(policy) ? 'job-function/' : '';
  return { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${path}${policy}` };
}
