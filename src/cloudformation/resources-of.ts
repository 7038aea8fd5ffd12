import type { Resource } from '../model/index.js';
import { mayReach } from './nesting/nested.js';
import { policiesLeftOut } from './resources/policies-left-out.js';
import { readerOf } from './resources/property-reader.js';
import { type IsShown, type ReadType, readResource } from './resources/resource-type.js';
import { isModule, types } from './resources/types.js';
import type { Stack } from './stack/stack.js';
import type { Declaration } from './template/declaration.js';
import { gap } from './template/problems.js';

/** The resources of a stack and of all that are nested in it, in the order of the templates. */
export function resourcesOf(stack: Stack, isShown: IsShown): readonly Resource[] {
  return [...stack.declarations.values()].flatMap((declaration) => {
    const { read, deploys, unread } = types.get(declaration.type) ?? {};
    if (read) return ownResources(read, declaration, stack, isShown);
    if (deploys) return nestedResources(declaration, stack, isShown);
    if (unread !== undefined) noteUnread(unread, declaration, stack);
    if (isModule(declaration.type)) {
      stack.notes.gap(gap('module-unread', { name: declaration.id }, at(declaration, stack)));
    }
    return [];
  });
}

function ownResources(type: ReadType, declaration: Declaration, stack: Stack, isShown: IsShown): readonly Resource[] {
  const reader = readerOf(declaration, stack);
  const resource = readResource(type, reader, isShown);
  return resource.kind === 'role' ? [resource, ...policiesLeftOut(reader, isShown)] : [resource];
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
