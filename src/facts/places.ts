import type { Deployment, Gap, Path, Place, Problem, Resource, Tree } from '../model/index.js';
import { isUnknown } from '../model/index.js';

/** What of an input can be pointed at. */
interface Pointed {
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly deployments: readonly Deployment[];
}

/** Every place that a report on these facts may point at, each once. */
export function placesOf({ path, problems, deployments }: Pointed): Place[] {
  const all = [
    { input: path, path: [] },
    ...problems.map((one) => placeIn(path, one)),
    ...deployments.flatMap(ofDeployment),
  ];
  return [...new Map(all.map((place) => [placeKey(place), place])).values()];
}

/** Equal for equal places. */
export function placeKey({ input, address, path }: Place): string {
  return JSON.stringify([input, address ?? null, path]);
}

function ofDeployment({ input, resources, before = [], gaps }: Deployment): Place[] {
  return [...gaps.map((gap) => placeIn(input, gap)), ...[...resources, ...before].flatMap(ofResource)];
}

function placeIn(input: string, { address, path }: Gap | Problem): Place {
  return { input, path: path ?? [], ...(address === undefined ? {} : { address }) };
}

/** The resource and, of a role, every part of its trust policy: which one decides is told only by the judgement. */
function ofResource(resource: Resource): Place[] {
  const { place } = resource;
  if (resource.kind !== 'role' || resource.trustPath === undefined) return [place];
  const { trust, trustPath } = resource;
  return [place, ...pathsIn(trust, trustPath).map((path) => ({ ...place, path }))];
}

function pathsIn(tree: Tree | undefined, path: Path): Path[] {
  if (typeof tree !== 'object' || tree === null || isUnknown(tree)) return [path];
  const parts: readonly [string | number, Tree][] = Array.isArray(tree) ? [...tree.entries()] : Object.entries(tree);
  return [path, ...parts.flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}
