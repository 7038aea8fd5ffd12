import { isUnknown, type Resource, type Role, type RoleCases } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { scopeIn, type Way, waysOf } from '../conditions/ways.js';
import { mentionsIn } from '../intrinsics/mentions.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { readerOf } from './property-reader.js';
import type { Attribute } from './resource-type.js';
import { types } from './types.js';

/** The ways that open conditions may turn out, with a name of their own. */
interface Ways {
  readonly name: string;
  readonly all: readonly Way[];
}

/** A role as it is in each of the ways that the conditions behind it may turn out, where that can be told. */
export type WithCases = (role: Role, declaration: Declaration) => Role;

/**
 * Judges the roles of a stack way by way: a policy and a principal that hang on one condition go together, and of roles
 * under conditions that cover everything one is there either way. The ways are those of all roles together, or of one
 * alone where together they are too many.
 */
export function casesIn(stack: Stack): WithCases {
  const open = new Map(rolesIn(stack).map((declaration) => [declaration.id, openConditions(declaration, stack)]));
  const together = [...new Set([...open.values()].flat())];
  const shared = together.length === 0 ? undefined : waysOf(together, stack);
  return (role, declaration) => {
    const own = open.get(declaration.id) ?? [];
    if (own.length === 0 || !isOpenOnlySo(role, declaration, stack)) return role;
    const alone = shared ? undefined : waysOf(own, stack);
    const ways = shared
      ? { name: stack.prefix, all: shared }
      : alone && { name: stack.prefix + role.place.address, all: alone };
    const cases = ways && casesOf(declaration, stack, ways);
    return cases ? { ...role, cases } : role;
  };
}

function rolesIn({ declarations }: Stack): readonly Declaration[] {
  return [...declarations.values()].filter(({ type }) => types.get(type)?.read?.kind === 'role');
}

/** The conditions that a role names, itself or inside, and that cannot be told. */
function openConditions({ condition, properties }: Declaration, stack: Stack): readonly string[] {
  const scope = stack.scopeUnder(undefined);
  const inside = mentionsIn(properties).flatMap(({ kind, name }) => (kind === 'condition' ? [name] : []));
  const names = new Set([...(condition === undefined ? [] : [condition]), ...inside]);
  return [...names].filter((name) => isUnknown(scope.condition(name)));
}

/** Whether conditions are all that is open about a role being there, and nothing in it is to be hidden. */
function isOpenOnlySo({ exists, sensitive }: Resource, declaration: Declaration, stack: Stack): boolean {
  const own = existsOf(declaration, stack);
  const isItsOwn = JSON.stringify(own) === JSON.stringify(exists) && declaration.refused === undefined;
  return isItsOwn && stack.exists.answer === 'yes' && sensitive === undefined;
}

function casesOf(declaration: Declaration, stack: Stack, { name, all }: Ways): RoleCases | undefined {
  const { attributes } = types.get(declaration.type)?.read ?? {};
  const [policies, trust] = [attributes?.get('managedPolicies'), attributes?.get('trust')];
  const roles = all.map((way): RoleCases['roles'][number] | undefined => {
    const scope = scopeIn(way, stack);
    const holds = declaration.condition === undefined || scope.condition(declaration.condition);
    if (isUnknown(holds)) return undefined;
    const reader = readerOf(declaration, stack, scope);
    const read = (attribute: Attribute<unknown> | undefined) => attribute?.read(reader, attribute.of[0] ?? '');
    return holds ? ({ managedPolicies: read(policies), trust: read(trust) } as RoleCases['roles'][number]) : null;
  });
  const known = roles.filter((role) => role !== undefined);
  return known.length === roles.length ? { ways: name, roles: known } : undefined;
}
