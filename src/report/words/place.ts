import type { Location } from '../../model/index.js';

/** `infra/main.tf:12:1 (aws_iam_role.support, assume_role_policy)`: what a reader opens, and what to look for there. */
export function describePlace(location: Location): string {
  const inside = [location.address, attributePath(location.pointer)].filter((part) => part !== undefined);
  return inside.length > 0 ? `${fileAndLine(location)} (${inside.join(', ')})` : fileAndLine(location);
}

/** `infra/main.tf:12:1`, as editors and terminals understand it. */
export function fileAndLine(location: Location): string {
  const parts: (string | number)[] = [location.file];
  if (location.line !== undefined) parts.push(location.line);
  if (location.line !== undefined && location.column !== undefined) parts.push(location.column);
  return parts.join(':');
}

/**
 * The attribute of a planned resource, from a pointer into the plan: `inline_policy.0.policy`. A plan keeps the
 * attributes of a resource under `values` (planned values) or `after` (changes); elsewhere there is none.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format
 */
function attributePath(pointer: string | undefined): string | undefined {
  const keys = pointer?.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')) ?? [];
  if (keys[1] !== 'planned_values' && keys[1] !== 'values' && keys[1] !== 'resource_changes') return undefined;
  const start = Math.max(keys.indexOf('values', 2), keys.indexOf('after', 2));
  return start > 0 && start < keys.length - 1 ? keys.slice(start + 1).join('.') : undefined;
}
