import { type Resource, supportPolicy } from '../model/index.js';
import { mayReach } from './nesting/nested.js';
import { policiesLeftOut } from './resources/policies-left-out.js';
import { type PropertyReader, readerOf } from './resources/property-reader.js';
import { type IsShown, type ReadType, readResource } from './resources/resource-type.js';
import { casesIn, type WithCases } from './resources/role-cases.js';
import { isModule, mayGiveAccess, types } from './resources/types.js';
import type { Stack } from './stack/stack.js';
import { type Declaration, isCustom } from './template/declaration.js';
import { gap } from './template/problems.js';

/** The resources of a stack and of all that are nested in it, in the order of the templates. */
export function resourcesOf(stack: Stack, isShown: IsShown): readonly Resource[] {
  const withCases = casesIn(stack);
  return [...stack.declarations.values()].flatMap((declaration) => {
    const { read, when, deploys } = types.get(declaration.type) ?? {};
    if (read && when?.(readerOf(declaration, stack)) !== false)
      return ownResources(read, readerOf(declaration, stack), isShown, withCases);
    if (deploys) return nestedResources(declaration, stack, isShown);
    noteUnseen(declaration, stack);
    return [];
  });
}

/** Notes a resource that may give or attach a role, and does not show it. */
function noteUnseen(declaration: Declaration, stack: Stack): void {
  const { id, type } = declaration;
  const { unread } = types.get(type) ?? {};
  if (unread !== undefined) noteUnread(unread, declaration, stack);
  if (!mayReach(declaration, stack)) return;
  if (isModule(type)) stack.notes.gap(gap('module-unread', { name: id }, at(declaration, stack)));
  if (mayGiveAccess(type) || namesSupport(declaration)) {
    stack.notes.gap(gap('resource-unread', { name: id, type }, at(declaration, stack)));
  }
}

/** Whether a lambda is given the policy: it may attach it. */
function namesSupport(declaration: Declaration): boolean {
  return isCustom(declaration) && JSON.stringify(declaration.properties).includes(`policy/${supportPolicy}`);
}

function ownResources(
  type: ReadType,
  reader: PropertyReader,
  isShown: IsShown,
  withCases: WithCases,
): readonly Resource[] {
  const resource = readResource(type, reader, isShown);
  if (resource.kind !== 'role') return [resource];
  return [withCases(resource, reader.declaration), ...policiesLeftOut(reader, isShown)];
}

function nestedResources(declaration: Declaration, stack: Stack, isShown: IsShown): readonly Resource[] {
  const children = stack.children(declaration.id);
  if (typeof children !== 'string') return children.flatMap((child) => resourcesOf(child, isShown));
  noteUnread(children, declaration, stack);
  return [];
}

function noteUnread(why: string, declaration: Declaration, stack: Stack): void {
  if (!mayReach(declaration, stack)) return;
  stack.notes.gap(gap('nested-stack-unread', { name: declaration.id, because: why }, at(declaration, stack)));
}

function at({ id, path }: Declaration, { prefix }: Stack) {
  return { address: prefix + id, path };
}
