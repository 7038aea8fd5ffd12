import {
  firstUnknown,
  groupBy,
  isUnknown,
  type Role,
  type RoleFact,
  type Route,
  type Tree,
  type Trust,
  unknown,
  worst,
} from '../model/index.js';
import type { Inventory } from './inventory.js';
import { elements } from './keys.js';
import { accessOf, type JudgedRole, roleFact, trustOf } from './roles.js';
import { isSupportAccess } from './support-access.js';

/** A role that gives support access in one of the ways that open conditions may turn out. */
interface Case {
  readonly way: number;
  /** The role of which it is a case. */
  readonly of: Role;
  /** The role as it is then. */
  readonly role: Role;
  readonly via: readonly Route[];
  readonly trust: Trust;
}

/**
 * Judges way by way what hangs on conditions that cannot be told. Where some role gives support access whichever way
 * they turn out, there will be one; who can assume it is known where that comes to the same in all of them.
 */
export function eitherWay(inventory: Inventory, judged: readonly JudgedRole[]): JudgedRole[] {
  const groups = groupBy(judged, ({ role }) => {
    const { account, cases, exists } = role;
    const isSo = cases && !isUnknown(account) && JSON.stringify(cases.exists) === JSON.stringify(exists);
    return isSo ? JSON.stringify([inventory.inputOf(role), account, cases.ways]) : undefined;
  });
  const decided = new Map<Role, RoleFact>();
  for (const group of groups.values()) {
    for (const [role, fact] of factsOf(
      group.map(({ role }) => role),
      inventory,
    ))
      decided.set(role, fact);
  }
  return judged.map(({ role, fact }) => ({ role, fact: decided.get(role) ?? fact }));
}

/** The facts of roles with the same ways, of those that are better known so. */
function factsOf(roles: readonly Role[], inventory: Inventory): readonly (readonly [Role, RoleFact])[] {
  const all = roles.flatMap((role) => casesOf(role, inventory));
  const ways = roles[0]?.cases?.roles.map((_, way) => all.filter((one) => one.way === way)) ?? [];
  if (ways.some((cases) => cases.length === 0)) return suspects(all, inventory);
  const isAlike = new Set(ways.map((cases) => worst(cases.map(({ trust }) => trust.verdict)))).size === 1;
  return roles.flatMap((role) => {
    const [first, ...others] = all.filter((one) => one.of === role);
    if (!first) return [];
    const isSame = others.every(
      ({ trust }) => trust.class === first.trust.class && trust.verdict === first.trust.verdict,
    );
    const known = isAlike && isSame ? first.role : { ...role, trust: unknown(whyOpen(role)) };
    return [[role, roleFact(inventory, known, { answer: 'yes', via: first.via })]];
  });
}

/**
 * The roles that may have the policy, and let the wrong people in where they have it: a trust that would be fine where
 * they have not does not help. It stays open whether they have it.
 */
function suspects(all: readonly Case[], inventory: Inventory): readonly (readonly [Role, RoleFact])[] {
  const wrong = new Map(all.filter(({ trust }) => trust.verdict === 'fail').map((one) => [one.of, one.role.trust]));
  return [...wrong].map(([role, trust]) => [role, roleFact(inventory, { ...role, trust }, accessOf(inventory, role))]);
}

function casesOf(role: Role, inventory: Inventory): readonly Case[] {
  return (role.cases?.roles ?? []).flatMap((known, way) => {
    const policy = elements(known?.managedPolicies).find((one) => isSupportAccess(one) === 'yes');
    if (!known || policy === undefined) return [];
    const via = [{ kind: 'managed-policies', address: role.place.address ?? '', policy: shown(policy) } as const];
    const then: Role = { ...role, ...known };
    return [{ way, of: role, role: then, via, trust: trustOf(inventory, then, via) }];
  });
}

function shown(policy: Tree): string {
  return typeof policy === 'string' ? policy : 'unknown';
}

/** What would settle it. */
function whyOpen({ exists, managedPolicies, trust }: Role): string {
  if (exists.answer !== 'yes') return exists.because;
  return [trust, ...elements(managedPolicies)].map(firstUnknown).find((one) => one !== undefined)?.$unknown ?? '';
}
