import type { TrustSetting } from '../iam/index.js';
import {
  type Deployment,
  type Group,
  type IdentityPolicy,
  isUnknown,
  type ManagedPolicy,
  type Obstacle,
  once,
  type Resource,
  type Role,
  type User,
} from '../model/index.js';
import { withoutRivals } from './exclusive.js';
import { keyOfLink, keyOfTarget, withinHome } from './key.js';
import { elements, type Link } from './link.js';
import { type OwnPolicy, openPolicies } from './own-policies.js';
import { reconcile } from './reconcile.js';
import type { ScopeInput } from './scope.js';
import { withoutSuperseded } from './superseded.js';

export type Identity = Role | User | Group;

/** The input whose deployment a resource is a part of; its place may be in a template that this one nests. */
export type HomeOf = (resource: Resource) => string;

/** The resources of a scope, indexed for linking. */
export interface Landscape {
  readonly deployments: readonly Deployment[];
  readonly resources: readonly Resource[];
  readonly identities: readonly Identity[];
  readonly homeOf: HomeOf;
  readonly links: readonly Link[];
  /** Identities by key: several only where inputs declare the same name twice. */
  readonly byKey: ReadonlyMap<string, readonly Identity[]>;
  readonly linksByKey: ReadonlyMap<string, readonly Link[]>;
  /** Inline policies that are resources of their own, by the key of each identity that they are in. */
  readonly inlineByKey: ReadonlyMap<string, readonly IdentityPolicy[]>;
  /** Policies of the customer's by the key of their ARN. */
  readonly policiesByArn: ReadonlyMap<string, ManagedPolicy>;
  /** Policies of which it cannot be told which role they apply to; worked out when first asked for. */
  readonly openPolicies: () => readonly OwnPolicy[];
  readonly unread: readonly Obstacle[];
  /** What to judge the trust of a role by: its own account comes from its resource, its input or the scope. */
  readonly trustSettingOf: (resource: Resource) => TrustSetting;
}

export function survey(input: ScopeInput): Landscape {
  const { deployments: reconciled, links: made } = reconcile(input.deployments);
  const deployments = withoutSuperseded(reconciled);
  const homeOf = homes(deployments);
  const resources = deployments.flatMap((one) => one.resources);
  const identities = resources.filter(isIdentity);
  const links = withoutRivals(made, deployments);
  const landscape: Landscape = {
    deployments,
    resources,
    identities,
    links,
    homeOf,
    byKey: groupBy(identities, (one) => keyOfTarget(one, homeOf(one))),
    linksByKey: groupBy(links, keyOfLink),
    inlineByKey: inlineByKey(
      resources.filter((one) => one.kind === 'identity-policy'),
      homeOf,
    ),
    policiesByArn: new Map(
      resources
        .filter((one) => one.kind === 'managed-policy')
        .flatMap((one) => (typeof one.arn === 'string' ? [[withinHome(one.arn, homeOf(one)), one] as const] : [])),
    ),
    openPolicies: once(() => openPolicies(landscape)),
    unread: input.unread,
    trustSettingOf: settings(input, homeOf),
  };
  return landscape;
}

function homes(deployments: readonly Deployment[]): HomeOf {
  const known = new Map(deployments.flatMap(({ input, resources }) => resources.map((one) => [one, input] as const)));
  return (resource) => known.get(resource) ?? resource.place.input;
}

function isIdentity(resource: Resource): resource is Identity {
  return resource.kind === 'role' || resource.kind === 'user' || resource.kind === 'group';
}

/** The links that lead to an identity. */
export function linksTo(landscape: Landscape, identity: Identity): readonly Link[] {
  const key = keyOfTarget(identity, landscape.homeOf(identity));
  return key === undefined ? [] : (landscape.linksByKey.get(key) ?? []);
}

/** The identities that a link leads to. */
export function targetsOf(landscape: Landscape, link: Link): readonly Identity[] {
  const key = keyOfLink(link);
  return key === undefined ? [] : (landscape.byKey.get(key) ?? []);
}

function settings(input: ScopeInput, homeOf: HomeOf): Landscape['trustSettingOf'] {
  const accounts = new Map(input.deployments.map((deployment) => [deployment.input, deployment.account]));
  return (resource) => {
    const [account] = isUnknown(resource.account)
      ? []
      : [resource.account, accounts.get(homeOf(resource)), input.account].filter((id) => typeof id === 'string');
    return account === undefined ? input.trust : { ...input.trust, account };
  };
}

function inlineByKey(policies: readonly IdentityPolicy[], homeOf: HomeOf): Map<string, IdentityPolicy[]> {
  const rows = policies.flatMap((policy) =>
    elements(policy.roles).map((name) => ({ policy, key: keyOfTarget({ kind: 'role', name }, homeOf(policy)) })),
  );
  const groups = groupBy(rows, (row) => row.key);
  return new Map([...groups].map(([key, group]) => [key, group.map((row) => row.policy)]));
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
