import { analyzeTrust, type TrustSetting } from '../iam/index.js';
import {
  type Deployment,
  type Group,
  groupBy,
  type Obstacle,
  once,
  onceByContent,
  type Resource,
  type Role,
  type Tree,
  type Trust,
  type User,
  type Value,
} from '../model/index.js';
import type { Attachment } from './attachments.js';
import { withoutRivals } from './exclusive.js';
import { accountOf, keyOfTarget, qualified } from './keys.js';
import { withRolesOfSets } from './permission-sets.js';
import { type PoliciesOfRoles, type PolicySources, policiesOfRoles } from './policies.js';
import { withoutLostPrincipals } from './principals.js';
import { inDoubt, reachingFrom } from './reaching.js';
import { reconcile } from './reconcile.js';
import { withinQuota, withoutTwins } from './refused.js';
import { type ServiceControlled, serviceControlPolicies } from './service-control.js';
import { keyOfResource, withoutSuperseded } from './superseded.js';

/** Everything that one scope is judged from. */
export interface ScopeInput {
  /** What reports call it. */
  readonly name: string;
  /** Name of the declared scope that it is, or is a part of; absent where none is declared for its inputs. */
  readonly declared?: string;
  /** Id of the account, where it is told or declared. */
  readonly account?: string;
  /** The provider configuration that leads there, where it is all that is told of the account. */
  readonly provider?: string;
  readonly deployments: readonly Deployment[];
  /** Inputs of the scope that could not be analysed, whole or in part. */
  readonly unread: readonly Obstacle[];
  readonly trust: Omit<TrustSetting, 'account'>;
}

export type Identity = Role | User | Group;

/** What the account of a scope has once everything is deployed, indexed for linking. */
export interface Inventory extends PolicySources {
  readonly deployments: readonly Deployment[];
  readonly identities: readonly Identity[];
  /** The input whose deployment a resource is a part of; its place may be in a template that this one nests. */
  readonly inputOf: (resource: Resource) => string;
  /** Identities by key: several only where inputs declare the same name twice. */
  readonly byKey: ReadonlyMap<string, readonly Identity[]>;
  readonly attachmentsByKey: ReadonlyMap<string, readonly Attachment[]>;
  /** Worked out when first asked for. */
  readonly policiesOfRoles: () => PoliciesOfRoles;
  readonly serviceControl: readonly ServiceControlled[];
  readonly unread: readonly Obstacle[];
  /** Id of the account of a resource, where it is told: by itself, by its input or by the scope. */
  readonly accountIn: (resource: Resource) => string | undefined;
  /** Whom a trust policy lets in; equal ones are judged once. */
  readonly trustBy: (written: WrittenTrust) => Trust;
}

/** A trust policy, and what is known of where its role is. */
export interface WrittenTrust extends Pick<TrustSetting, 'account' | 'partition'> {
  readonly policy: Value<Tree>;
}

/** How many different trust policies are kept: a roll-out has few, and each of them very often. */
const KEPT_TRUSTS = 1000;

/** What the account of a scope has: roles of permission sets are made, removals and rivals weighed, keys indexed. */
export function takeInventory(scope: ScopeInput): Inventory {
  const reconciled = reconcile(withRolesOfSets(scope.deployments, scope.account));
  const here = reconciled.deployments.filter(({ mayBeElsewhere }) => !mayBeElsewhere);
  const elsewhere = reconciled.deployments.filter(({ mayBeElsewhere }) => mayBeElsewhere).map(inDoubt);
  const deployments = withoutLostPrincipals(withoutTwins(withoutSuperseded(here, keyOfResource)), scope.account);
  const identities = deployments.flatMap((one) => one.resources).filter(isIdentity);
  const inputOf = inputs([...deployments, ...elsewhere]);
  const byKey = groupBy(identities, (one) => keyOfTarget(one, inputOf(one)));
  const made = reachingFrom(elsewhere, reconciled.attachments, (key) => byKey.has(key));
  const attachments = withinQuota(withoutRivals(made, [...deployments, ...elsewhere]));
  const reaching = elsewhere.flatMap((one) => one.resources).filter(isPolicy);
  const resources = [...deployments.flatMap((one) => one.resources), ...reaching];
  const sources: PolicySources = { resources, attachments, policiesByArn: policiesByArn(resources, inputOf) };
  return {
    ...sources,
    deployments,
    identities,
    inputOf,
    byKey,
    attachmentsByKey: groupBy(attachments, ({ target, input }) => keyOfTarget(target, input)),
    policiesOfRoles: once(() => policiesOfRoles(sources, inputOf)),
    serviceControl: serviceControlPolicies(resources, inputOf),
    unread: scope.unread,
    accountIn: accounts(scope, inputOf),
    trustBy: onceByContent(({ policy, ...place }) => analyzeTrust(policy, { ...scope.trust, ...place }), KEPT_TRUSTS),
  };
}

type InputOf = Inventory['inputOf'];

function inputs(deployments: readonly Deployment[]): InputOf {
  const known = new Map(deployments.flatMap(({ input, resources }) => resources.map((one) => [one, input] as const)));
  return (resource) => known.get(resource) ?? resource.place.input;
}

function isIdentity(resource: Resource): resource is Identity {
  return resource.kind === 'role' || resource.kind === 'user' || resource.kind === 'group';
}

function isPolicy({ kind }: Resource): boolean {
  return kind === 'identity-policy' || kind === 'managed-policy';
}

function policiesByArn(resources: readonly Resource[], inputOf: InputOf): PolicySources['policiesByArn'] {
  return new Map(
    resources
      .filter((one) => one.kind === 'managed-policy')
      .flatMap((one) => (typeof one.arn === 'string' ? [[qualified(one.arn, inputOf(one)), one] as const] : [])),
  );
}

function accounts(scope: ScopeInput, inputOf: InputOf): Inventory['accountIn'] {
  const told = new Map(scope.deployments.map(({ input, account }) => [input, account]));
  return (resource) => accountOf(resource, { account: told.get(inputOf(resource)) }, scope.account);
}

/** The key of an identity; none while its name is not known. */
export function keyOf({ inputOf }: Inventory, identity: Identity): string | undefined {
  return keyOfTarget(identity, inputOf(identity));
}

/** The attachments that lead to an identity. */
export function attachmentsTo(inventory: Inventory, identity: Identity): readonly Attachment[] {
  return inventory.attachmentsByKey.get(keyOf(inventory, identity) ?? '') ?? [];
}

/** The identities that an attachment leads to. */
export function targetsOf(
  { byKey }: Inventory,
  { target, input }: Pick<Attachment, 'target' | 'input'>,
): readonly Identity[] {
  return byKey.get(keyOfTarget(target, input) ?? '') ?? [];
}
