import { isUnknown, type Resource, type Role, type RoleCases } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { scopeIn, type Way, waysOf } from '../conditions/ways.js';
import { mentionsIn } from '../intrinsics/mentions.js';
import { allowedValues } from '../parameters/declared.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { type PropertyReader, readerOf } from './property-reader.js';
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
  const open = new Map(rolesIn(stack).map((declaration) => [declaration.id, openIn(declaration, stack)]));
  const shared = waysBehind([...open.values()], stack);
  return (role, declaration) => {
    const own = open.get(declaration.id);
    if (!own || isClosed(own) || stack.budget.trialsLeft < 0 || !isOpenOnlySo(role, declaration, stack)) return role;
    const all = shared ?? waysBehind([own], stack);
    const name = shared ? stack.prefix : `${stack.prefix}${declaration.id}`;
    const cases = all && casesOf(declaration, stack, { name, all });
    return cases ? { ...role, cases } : role;
  };
}

/** What a role names, itself or inside, that cannot be told. */
interface Open {
  readonly conditions: readonly string[];
  /** Parameters that may be given a few values only. */
  readonly parameters: readonly string[];
}

function isClosed({ conditions, parameters }: Open): boolean {
  return conditions.length === 0 && parameters.length === 0;
}

function waysBehind(open: readonly Open[], stack: Stack): readonly Way[] | undefined {
  const conditions = [...new Set(open.flatMap((one) => one.conditions))];
  const parameters = [...new Set(open.flatMap((one) => one.parameters))];
  return isClosed({ conditions, parameters }) ? undefined : waysOf(conditions, parameters, stack);
}

function rolesIn(stack: Stack): readonly Declaration[] {
  const roles = [...stack.declarations.values()].filter(({ type }) => types.get(type)?.read?.kind === 'role');
  return roles.filter((declaration) => mayGiveSupport(readerOf(declaration, stack)));
}

/** Whether the policies that a role lists hold that of support, or may. */
function mayGiveSupport(reader: PropertyReader): boolean {
  return /AWSSupportAccess|\$unknown/.test(JSON.stringify(reader.value('ManagedPolicyArns')) ?? '');
}

function openIn({ condition, properties }: Declaration, stack: Stack): Open {
  const scope = stack.scopeUnder(undefined);
  const mentions = mentionsIn(properties);
  const named = (wanted: string) => mentions.flatMap(({ kind, name }) => (kind === wanted ? [name] : []));
  const conditions = [...new Set([...(condition === undefined ? [] : [condition]), ...named('condition')])];
  const isChoice = (name: string) => {
    const value = stack.parameters.has(name) ? scope.reference(name) : undefined;
    return (
      isUnknown(value) && value.$oneOf !== undefined && allowedValues(stack.parameters.get(name) ?? null) !== undefined
    );
  };
  return {
    conditions: conditions.filter((name) => isUnknown(scope.condition(name))),
    parameters: [...new Set(named('reference'))].filter(isChoice),
  };
}

/** Whether conditions are all that is open about a role being there, and nothing in it is to be hidden. */
function isOpenOnlySo({ exists, sensitive }: Resource, declaration: Declaration, stack: Stack): boolean {
  const own = existsOf(declaration, stack);
  const isItsOwn = JSON.stringify(own) === JSON.stringify(exists) && declaration.doubt === undefined;
  return isItsOwn && stack.exists.answer === 'yes' && sensitive === undefined;
}

function casesOf(declaration: Declaration, stack: Stack, { name, all }: Ways): RoleCases | undefined {
  const { attributes } = types.get(declaration.type)?.read ?? {};
  const [policies, trust] = [attributes?.get('managedPolicies'), attributes?.get('trust')];
  stack.budget.trialsLeft -= all.length;
  const roles = all.map((way): RoleCases['roles'][number] | undefined => {
    const scope = scopeIn(way, stack);
    const holds = declaration.condition === undefined || scope.condition(declaration.condition);
    if (isUnknown(holds)) return undefined;
    const reader = readerOf(declaration, stack, scope);
    const read = (attribute: Attribute<unknown> | undefined) => attribute?.read(reader, attribute.of[0] ?? '');
    return holds ? ({ managedPolicies: read(policies), trust: read(trust) } as RoleCases['roles'][number]) : null;
  });
  const known = roles.filter((role) => role !== undefined);
  return known.length === roles.length ? { ways: name, exists: existsOf(declaration, stack), roles: known } : undefined;
}
