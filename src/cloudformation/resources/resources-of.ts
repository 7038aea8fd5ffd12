import type { Resource } from '../../model/index.js';
import { isNested, mayReach } from '../nesting/nested.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { type Reader, readers } from './index.js';
import { isModule, isProduct } from './matters.js';
import { type Reading, read } from './reading.js';
import { untakenPolicies } from './untaken.js';

/** The resources of a stack and of all that are nested in it, in the order of the templates. */
export function resourcesOf(stack: Stack): readonly Resource[] {
  return [...stack.declarations.values()].flatMap((declaration) => {
    const reader = readers.get(declaration.type);
    if (reader) return ownResources(reader, read(declaration, stack));
    if (isNested(declaration.type)) return nestedResources(declaration, stack);
    if (isModule(declaration.type)) noteModule(declaration, stack);
    if (isProduct(declaration.type)) noteUnread('its template is in the Service Catalog', declaration, stack);
    return [];
  });
}

function ownResources(reader: Reader, reading: Reading): readonly Resource[] {
  const resource = reader(reading);
  return resource.kind === 'role' ? [resource, ...untakenPolicies(reading)] : [resource];
}

function nestedResources(declaration: Declaration, stack: Stack): readonly Resource[] {
  const children = stack.children(declaration.id);
  if (typeof children !== 'string') return children.flatMap(resourcesOf);
  noteUnread(children, declaration, stack);
  return [];
}

function noteUnread(why: string, declaration: Declaration, stack: Stack): void {
  if (!mayReach(declaration, stack)) return;
  const message = `What \`${declaration.id}\` deploys is not seen: ${why}. Scan its template as well.`;
  stack.notes.gap({ code: 'nested-stack-unread', message, ...at(declaration, stack) });
}

function noteModule(declaration: Declaration, stack: Stack): void {
  const message = `\`${declaration.id}\` is a module, and its resources are not seen; scan the processed template.`;
  stack.notes.gap({ code: 'module-unread', message, ...at(declaration, stack) });
}

function at({ id, path }: Declaration, { prefix }: Stack) {
  return { address: prefix + id, path };
}
