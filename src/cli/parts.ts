import type { Resource } from '../model/index.js';
import type { Reading, ScopedDeployment } from './reading.js';

/**
 * Readings without the deployments of templates that others nest by path: those are deployed as parts of the others,
 * with their parameters, and not by themselves. A template that another one seems to nest, by a URL that ends in its
 * name, is as likely not deployed by itself, so that nothing of it is certain. Of templates that nest each other in a
 * circle one stays.
 */
export function withoutParts(readings: readonly Reading[]): Reading[] {
  const parts = nestedIn(readings, ({ parts }) => parts);
  const likely = nestedIn(readings, ({ likelyParts }) => likelyParts);
  return readings.map((reading) => {
    const parent = likely.get(reading.name);
    if (parts.has(reading.name)) return { ...reading, deployments: [] };
    return parent === undefined ? reading : { ...reading, deployments: reading.deployments.map(perhaps(parent)) };
  });
}

/** The names of the readings that others nest, with one of those that do. */
function nestedIn(
  readings: readonly Reading[],
  namesIn: (reading: Reading) => readonly string[] | undefined,
): ReadonlyMap<string, string> {
  const parents = parentsOf(readings, namesIn);
  const nested = new Map<string, string>();
  for (const { name } of readings) {
    const parent = (parents.get(name) ?? []).find((one) => !nested.has(one));
    if (parent !== undefined) nested.set(name, parent);
  }
  return nested;
}

function parentsOf(
  readings: readonly Reading[],
  namesIn: (reading: Reading) => readonly string[] | undefined,
): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const reading of readings) {
    for (const part of namesIn(reading) ?? []) {
      if (part !== reading.name) parents.set(part, [...(parents.get(part) ?? []), reading.name]);
    }
  }
  return parents;
}

/** What a deployment puts in place if it is one of its own. */
function perhaps(parent: string): (deployment: ScopedDeployment) => ScopedDeployment {
  const because = `\`${parent}\` nests a template of this name, by a URL; whether this one is deployed by itself cannot be told`;
  const doubted = (resource: Resource): Resource =>
    resource.exists.answer === 'no' ? resource : { ...resource, exists: { answer: 'unknown', because } };
  return ({ exports: _, ...deployment }) => ({
    ...deployment,
    seemsNested: true,
    resources: deployment.resources.map(doubted),
  });
}
