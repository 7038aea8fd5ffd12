import type { Json } from '../model/index.js';

export type JsonMap = { readonly [key: string]: Json };

/** A mapping, as JSON and YAML have them. */
export function isMap(data: Json | undefined): data is JsonMap {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** Levels of nesting that later stages can walk; real plans and templates have fewer than 50. */
export const MOST_LEVELS = 500;

/** Whether data is nested so deep that walking it could exhaust the stack. */
export function isTooDeep(data: Json, levels: number = MOST_LEVELS): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return levels === 0 || Object.values(data).some((part) => isTooDeep(part, levels - 1));
}
