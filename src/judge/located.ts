import { groupBy, type Location, type Locator, type Place } from '../model/index.js';

/**
 * Finds places beforehand, those of one input after those of another: finding one may take reading its input again, and
 * a report asks rule by rule. Places that are one have one location.
 */
export function locatedBeforehand(places: readonly Place[], locate: Locator): Locator {
  const known = new Map<Place, Location>();
  for (const ofInput of groupBy(places, ({ input }) => input).values()) {
    for (const place of ofInput) if (!known.has(place)) known.set(place, locate(place));
  }
  return (place) => known.get(place) ?? locate(place);
}
