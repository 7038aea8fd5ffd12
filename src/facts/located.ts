import {
  type Deployment,
  type Gap,
  type Input,
  isUnknown,
  type Locator,
  type Path,
  type Place,
  type Problem,
  placeKey,
  type Read,
  type Resource,
  symbolicLocation,
  type Tree,
} from '../model/index.js';
import type { InputFacts, Located } from './facts.js';

/**
 * Inputs, one after the other, with the places that a report on them may point at, found now, since their files may not
 * be at hand later.
 */
export function* withLocations({ inputs, locate }: Read): Generator<InputFacts> {
  for (const input of inputs) {
    yield { ...input, locations: placesOf(input).flatMap((place) => locatedAt(place, locate)) };
  }
}

/** What was read as it was when its places were found. */
export function readOf(facts: readonly InputFacts[]): Read {
  const known = new Map(
    facts.flatMap(({ locations }) => locations.map(({ place, location }) => [placeKey(place), location] as const)),
  );
  return {
    inputs: facts.map(({ locations: _, ...input }) => input),
    locate: (place) => known.get(placeKey(place)) ?? symbolicLocation(place, place.input),
  };
}

/** Nothing where the place itself tells. */
function locatedAt(place: Place, locate: Locator): Located[] {
  const location = locate(place);
  const told = symbolicLocation(place, place.input);
  return JSON.stringify(location) === JSON.stringify(told) ? [] : [{ place, location }];
}

/** Every place that a report on an input may point at, each once. */
export function placesOf({ path, problems, deployments, constructs, ignores }: Input): Place[] {
  const all = [
    { input: path, path: [] },
    ...problems.map((one) => placeIn(path, one)),
    ...deployments.flatMap(ofDeployment),
    ...constructs.map(({ input, id }) => ({ input, path: ['Resources', id, 'Metadata', 'aws:cdk:path'] })),
    ...ignores.map(({ input, id, path: at }) => ({ input, path: at, ...(id === undefined ? {} : { address: id }) })),
  ];
  return [...new Map(all.map((place) => [placeKey(place), place])).values()];
}

function ofDeployment({ input, resources, before = [], gaps }: Deployment): Place[] {
  return [...gaps.map((gap) => placeIn(input, gap)), ...[...resources, ...before].flatMap(ofResource)];
}

function placeIn(input: string, { address, path = [] }: Gap | Problem): Place {
  return { input, path, ...(address === undefined ? {} : { address }) };
}

/**
 * The resource, what decides whether it will be there and, of a role, every part of its trust policy: which one decides is told only by the judgement. Where
 * it was judged already, that one tells.
 */
function ofResource(resource: Resource): Place[] {
  const { place, exists } = resource;
  const own = [place, ...(exists.answer !== 'yes' && exists.path ? [{ ...place, path: exists.path }] : [])];
  if (resource.kind !== 'role') return own;
  const { trust, trustPath, judged } = resource;
  if (judged) return [...own, judged.trustPlace];
  return trustPath === undefined ? own : [...own, ...pathsIn(trust, trustPath).map((path) => ({ ...place, path }))];
}

function pathsIn(tree: Tree | undefined, path: Path): Path[] {
  if (typeof tree !== 'object' || tree === null || isUnknown(tree)) return [path];
  const parts: readonly [string | number, Tree][] = Array.isArray(tree) ? [...tree.entries()] : Object.entries(tree);
  return [path, ...parts.flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}
