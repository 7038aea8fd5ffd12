import type { Exists, Json } from '../../model/index.js';
import { entriesOf, entryOf, isMapping } from './json.js';

/** What CloudFormation makes of IAM, and the property that gives it a name of one's own. */
const needing: ReadonlyMap<string, string | undefined> = new Map([
  ['AWS::IAM::AccessKey', undefined],
  ['AWS::IAM::Group', 'GroupName'],
  ['AWS::IAM::InstanceProfile', 'InstanceProfileName'],
  ['AWS::IAM::ManagedPolicy', 'ManagedPolicyName'],
  ['AWS::IAM::Policy', undefined],
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::IAM::UserToGroupAddition', undefined],
]);

/**
 * That CloudFormation refuses a template since nobody acknowledges the IAM resources in it, whatever their conditions;
 * nothing where that is not sure.
 *
 * Source: CloudFormation API, CreateStack, `Capabilities`.
 * @param given the capabilities that are acknowledged; absent where that is not told
 */
export function refusedWithout(data: Json, given: readonly string[] | undefined): Exists | undefined {
  if (given === undefined || given.includes('CAPABILITY_NAMED_IAM')) return undefined;
  const needs = [...entriesOf(entryOf(data, 'Resources')).values()].flatMap(
    (resource) => capabilityFor(resource) ?? [],
  );
  const [missing] = needs
    .filter((one) => !given.includes(one))
    .sort()
    .reverse();
  if (missing === undefined) return undefined;
  const because = `its template needs \`${missing}\`, and its \`capabilities\` do not list it: CloudFormation refuses the stack`;
  return { answer: 'unknown', because };
}

function capabilityFor(resource: Json): string | undefined {
  const type = entryOf(resource, 'Type');
  if (typeof type !== 'string' || !needing.has(type)) return undefined;
  const name = needing.get(type);
  const properties = entryOf(resource, 'Properties') ?? null;
  const isNamed = name !== undefined && isMapping(properties) && entryOf(properties, name) !== undefined;
  return isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM';
}
