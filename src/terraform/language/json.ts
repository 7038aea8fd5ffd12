import type { Json } from '../../model/index.js';

/** A mapping of plain JSON. */
export type JsonMap = { readonly [key: string]: Json };

/** The mapping that stands there; an empty one where something else does. Hand-made plans differ from Terraform's. */
export function mapOf(value: Json | undefined): JsonMap {
  return isJsonMap(value) ? value : {};
}

export function isJsonMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list that stands there; an empty one where something else does. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The text that stands there, if one does. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
