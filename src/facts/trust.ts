import type { Resource } from '../model/index.js';
import type { Facts, InputFacts } from './facts.js';

/** Whether any trust in the facts was judged when they were extracted, and is not in them. */
export function holdsJudgedTrust({ inputs }: Facts): boolean {
  return inputs.some(({ deployments }) =>
    deployments.some(({ resources, before = [] }) => [...resources, ...before].some(isJudged)),
  );
}

/** Facts without what trust was judged to be: it is unknown where others are trusted than where it was judged. */
export function withoutJudgedTrust(facts: Facts): Facts {
  const inputs = facts.inputs.map(
    (input): InputFacts => ({
      ...input,
      deployments: input.deployments.map(({ before, ...rest }) => ({
        ...rest,
        resources: rest.resources.map(unjudged),
        ...(before === undefined ? {} : { before: before.map(unjudged) }),
      })),
    }),
  );
  return { ...facts, inputs };
}

function isJudged(resource: Resource): boolean {
  return resource.kind === 'role' && resource.judged !== undefined;
}

function unjudged(resource: Resource): Resource {
  if (resource.kind !== 'role') return resource;
  const { judged: _, ...role } = resource;
  return role;
}
