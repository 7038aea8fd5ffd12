import { type InputFacts, placeKey } from '../facts/index.js';
import { type Locator, symbolicLocation } from './locate.js';
import type { ReadDocument, Reading } from './reading.js';

/** A reading as it was when its facts were extracted; what it points into is told by `locatorOfFacts`. */
export function readingOf(facts: InputFacts): Reading {
  const { path: name, kind, status, hides, problems, deployments, parts, likelyParts, ignores } = facts;
  return {
    name,
    status,
    ...(kind === undefined ? {} : { kind }),
    ...(hides ? { hides } : {}),
    problems,
    deployments,
    parts,
    ...(likelyParts && { likelyParts }),
    ignores,
    documents: documentsOf(facts),
  };
}

/** The documents whose resources constructs make. */
function documentsOf({ constructs }: InputFacts): ReadDocument[] {
  const byInput = new Map<string, Map<string, string>>();
  for (const { input, id, path } of constructs) byInput.set(input, (byInput.get(input) ?? new Map()).set(id, path));
  return [...byInput].map(([input, paths]) => ({
    input,
    kind: 'cloudformation',
    locate: () => undefined,
    constructOf: (id) => {
      const path = paths.get(id);
      return path === undefined ? undefined : { path, frames: [], app: '' };
    },
  }));
}

/** Makes places concrete as they were when the facts were extracted; asks `others` about what no facts are about. */
export function locatorOfFacts(all: readonly InputFacts[], others: Locator = plainly): Locator {
  const known = new Map(
    all.flatMap(({ locations }) => locations.map(({ place, location }) => [placeKey(place), location] as const)),
  );
  const inputs = new Set(all.flatMap(({ path, deployments }) => [path, ...deployments.map(({ input }) => input)]));
  return (place) => known.get(placeKey(place)) ?? (inputs.has(place.input) ? plainly(place) : others(place));
}

const plainly: Locator = (place) => symbolicLocation(place, place.input);
