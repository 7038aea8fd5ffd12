import type { Deployment, Place, Problem, Resource } from '../model/index.js';
import type { InputFacts } from './facts.js';

type Rename = (input: string) => string;

/** Facts under other names of their inputs: each place in them, and whatever else names an input. */
export function renameInputs(facts: InputFacts, rename: Rename): InputFacts {
  const named = <T extends { readonly input: string }>(one: T): T => ({ ...one, input: rename(one.input) });
  return {
    ...facts,
    path: rename(facts.path),
    problems: facts.problems.map((one) => renameProblem(one, rename)),
    deployments: facts.deployments.map((one) => renameDeployment(one, rename)),
    parts: facts.parts.map(rename),
    takesIn: facts.takesIn.map(rename),
    ignores: facts.ignores.map(named),
    locations: facts.locations.map(({ place, location }) => ({
      place: named(place),
      location: { ...location, file: rename(location.file) },
    })),
    constructs: facts.constructs.map(named),
  };
}

/** A deployment of an input that has another name. */
export function renameDeployment<T extends Deployment>(deployment: T, rename: Rename): T {
  const { input, resources, before, problems } = deployment;
  const all = (list: readonly Resource[]): Resource[] => list.map((one) => renameResource(one, rename));
  return {
    ...deployment,
    input: rename(input),
    problems: problems.map((one) => renameProblem(one, rename)),
    resources: all(resources),
    ...(before === undefined ? {} : { before: all(before) }),
  };
}

function renameProblem(problem: Problem, rename: Rename): Problem {
  return problem.file === undefined ? problem : { ...problem, file: rename(problem.file) };
}

function renameResource(resource: Resource, rename: Rename): Resource {
  const at = (place: Place): Place => ({ ...place, input: rename(place.input) });
  const place = at(resource.place);
  if (resource.kind !== 'role' || resource.judged === undefined) return { ...resource, place };
  const { judged } = resource;
  return { ...resource, place, judged: { ...judged, trustPlace: at(judged.trustPlace) } };
}
