import { type Deployment, isUnknown, type Resource, type Unknown, unknown } from '../model/index.js';
import { qualified } from './keys.js';

/**
 * Deployments of one scope, with what one exports in place where another imports it. What two of them export under one
 * name is not known: they cannot both be deployed so.
 */
export function withImports(deployments: readonly Deployment[]): readonly Deployment[] {
  const exported = exportsByName(deployments);
  if (exported.size === 0) return deployments;
  return deployments.map((one) => ({
    ...one,
    resources: one.resources.map((resource) => (importsAny(resource) ? filled(resource, exported) : resource)),
  }));
}

/** Whether any part of a resource is what another input exports. */
function importsAny(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return isUnknown(node) ? node.$import !== undefined : Object.values(node).some(importsAny);
}

function exportsByName(deployments: readonly Deployment[]): ReadonlyMap<string, string | Unknown> {
  const found = new Map<string, string | Unknown>();
  for (const { input, exports = [] } of deployments) {
    for (const { name, value } of exports) {
      const text = qualified(value, input);
      const known = found.get(name);
      const isSame = known === undefined || known === text;
      found.set(name, isSame ? text : unknown(`two inputs export \`${name}\``, [name]));
    }
  }
  return found;
}

function filled(resource: Resource, exported: ReadonlyMap<string, string | Unknown>): Resource {
  const { place, exists, ...properties } = resource;
  return { ...(fill(properties, exported) as typeof properties), place, exists } as Resource;
}

/** Any part of a resource. */
function fill(node: unknown, exported: ReadonlyMap<string, string | Unknown>): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (isUnknown(node)) return node.$import === undefined ? node : (exported.get(node.$import) ?? node);
  if (Array.isArray(node)) return node.map((part) => fill(part, exported));
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, fill(part, exported)]));
}
