import type { Resource } from '../../model/index.js';
import { isNested, mayReach } from '../nesting/nested.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { type Reader, readers } from './index.js';
import { isModule } from './matters.js';
import { type Reading, read } from './reading.js';
import { untakenPolicies } from './untaken.js';

/** The resources of a stack and of all that are nested in it, in the order of the templates. */
export function resourcesOf(stack: Stack): readonly Resource[] {
  return [...stack.declarations.values()].flatMap((declaration) => {
    const reader = readers.get(declaration.type);
    if (reader) return ownResources(reader, read(declaration, stack));
    if (isNested(declaration.type)) return nestedResources(declaration, stack);
    if (isModule(declaration.type)) noteModule(declaration, stack);
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
  if (mayReach(declaration, stack)) {
    const message = `What \`${declaration.id}\` deploys is not seen: ${children}. Scan its template as well.`;
    stack.notes.gap({ code: 'nested-stack-unread', message, ...at(declaration, stack) });
  }
  return [];
}

function noteModule(declaration: Declaration, stack: Stack): void {
  const message = `\`${declaration.id}\` is a module, and its resources are not seen; scan the processed template.`;
  stack.notes.gap({ code: 'module-unread', message, ...at(declaration, stack) });
}

function at({ id, path }: Declaration, { prefix }: Stack) {
  return { address: prefix + id, path };
}
