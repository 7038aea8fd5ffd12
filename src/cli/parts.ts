import type { Reading } from './reading.js';

/**
 * Readings without the deployments of templates that others nest by path: those are deployed as parts of the others,
 * with their parameters, and not by themselves. Of templates that nest each other in a circle one stays.
 */
export function withoutParts(readings: readonly Reading[]): Reading[] {
  const parents = parentsOf(readings);
  const parts = new Set<string>();
  for (const { name } of readings) {
    if ((parents.get(name) ?? []).some((parent) => !parts.has(parent))) parts.add(name);
  }
  return readings.map((reading) => (parts.has(reading.name) ? { ...reading, deployments: [] } : reading));
}

function parentsOf(readings: readonly Reading[]): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const { name, parts = [] } of readings) {
    for (const part of parts) if (part !== name) parents.set(part, [...(parents.get(part) ?? []), name]);
  }
  return parents;
}
