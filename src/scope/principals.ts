import {
  type Deployment,
  groupBy,
  isList,
  isMap,
  isUnknown,
  ownAccount,
  type Role,
  type Tree,
  type Value,
} from '../model/index.js';
import { keyOfTarget } from './keys.js';
import { changesAtAws, withoutRefused } from './refused.js';

/** The parts of the ARN of a role; accounts and names may be symbolic. */
interface RoleArn {
  readonly account: string;
  /** Between slashes, or one slash. */
  readonly path: string;
  readonly name: string;
}

/**
 * Deployments in which no role is sure to be there whose trust policy names another one of them by a path that it does
 * not have: no two roles of an account have one name, so that there is none of that ARN, and IAM refuses a trust policy
 * that names an entity which is not there (IAM User Guide, reference_identifiers and troubleshoot_roles).
 * @param own id of the account that they go to, where it is told
 */
export function withoutLostPrincipals(deployments: readonly Deployment[], own: string | undefined): Deployment[] {
  const roles = deployments.flatMap(({ input, resources }) =>
    resources.filter(isMade).map((role) => ({ role, input, arn: partsOf(role.arn, own) })),
  );
  const byName = groupBy(roles, ({ role, input }) => keyOfName(role.name, input));
  const named = (name: string, input: string) => byName.get(keyOfName(name, input) ?? '') ?? [];
  const lost = roles.flatMap(({ role, input }): [Role, string][] => {
    const because = changesAtAws(role) && lostPrincipal(role, (name) => named(name, input), own);
    return because ? [[role, because]] : [];
  });
  return withoutRefused(deployments, new Map(lost));
}

function isMade(resource: Deployment['resources'][number]): resource is Role {
  return resource.kind === 'role' && resource.exists.answer === 'yes' && typeof resource.name === 'string';
}

/** A symbolic name is that of one input. */
function keyOfName(name: Value<string>, input: string): string | undefined {
  return keyOfTarget({ kind: 'role', name }, input);
}

/** A role and the parts of its ARN, where that is told. */
interface Known {
  readonly role: Role;
  readonly arn: RoleArn | undefined;
}

/** Why a role is refused for what its trust policy names. @param named the roles of a name */
function lostPrincipal(
  role: Role,
  named: (name: string) => readonly Known[],
  own: string | undefined,
): string | undefined {
  for (const principal of principalsOf(role.trust)) {
    const wanted = partsOf(principal, own);
    const there = wanted ? named(wanted.name).filter(({ arn }) => arn?.account === wanted.account) : [];
    const [first] = there;
    if (!first?.arn || there.some(({ arn }) => arn?.path === wanted?.path)) continue;
    return `its trust policy names \`${first.role.place.address}\` by another path than its own, \`${first.arn.path}\`, and IAM refuses that`;
  }
  return undefined;
}

function principalsOf(trust: Value<Tree>): Tree[] {
  if (!isMap(trust) || isUnknown(trust)) return [];
  return each(trust.Statement).flatMap((statement) =>
    isMap(statement) && isMap(statement.Principal) ? each(statement.Principal.AWS) : [],
  );
}

/** In a policy, one of a kind stands for a list of it. */
function each(one: Value<Tree>): readonly Tree[] {
  if (one === undefined) return [];
  return isList(one) ? one : [one];
}

function partsOf(arn: Value<Tree>, own: string | undefined): RoleArn | undefined {
  const [, account = '', path = '', name] =
    (typeof arn === 'string' && /^arn:[^:]*:iam::([^:]*):role(\/|\/.*\/)([^/]+)$/.exec(arn)) || [];
  return name === undefined ? undefined : { account: account === own ? ownAccount : account, path, name };
}
