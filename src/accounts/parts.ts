import type { Input, Resource, ScopedDeployment } from '../model/index.js';

/**
 * Inputs without the deployments of templates that others nest by path: those are deployed as parts of the others,
 * with their parameters, and not by themselves. A template that another one only seems to nest (by a URL that ends in
 * its name, or under a condition that does not hold) is as likely not deployed by itself, so that nothing of it is
 * certain. Of templates that nest each other in a circle one stays.
 */
export function withoutParts(inputs: readonly Input[]): Input[] {
  const parts = nestedIn(inputs, ({ parts }) => parts);
  const likely = nestedIn(inputs, ({ likelyParts }) => likelyParts);
  return inputs.map((input) => {
    const parent = likely.get(input.path);
    if (parts.has(input.path)) return { ...input, deployments: [] };
    return parent === undefined ? input : { ...input, deployments: input.deployments.map(perhaps(parent)) };
  });
}

/** The names of the inputs that others nest, with one of those that do. */
function nestedIn(
  inputs: readonly Input[],
  namesIn: (input: Input) => readonly string[] | undefined,
): ReadonlyMap<string, string> {
  const parents = parentsOf(inputs, namesIn);
  const nested = new Map<string, string>();
  for (const { path } of inputs) {
    const parent = (parents.get(path) ?? []).find((one) => !nested.has(one));
    if (parent !== undefined) nested.set(path, parent);
  }
  return nested;
}

function parentsOf(
  inputs: readonly Input[],
  namesIn: (input: Input) => readonly string[] | undefined,
): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const input of inputs) {
    for (const part of namesIn(input) ?? []) {
      if (part === input.path) continue;
      const known = parents.get(part);
      if (known) known.push(input.path);
      else parents.set(part, [input.path]);
    }
  }
  return parents;
}

/** What a deployment puts in place if it is one of its own. */
function perhaps(parent: string): (deployment: ScopedDeployment) => ScopedDeployment {
  const because = `\`${parent}\` names this template without deploying it for certain; whether it is deployed by itself cannot be told`;
  const doubted = (resource: Resource): Resource =>
    resource.exists.answer === 'no' ? resource : { ...resource, exists: { answer: 'unknown', because } };
  return ({ exports: _, ...deployment }) => ({
    ...deployment,
    seemsNested: true,
    resources: deployment.resources.map(doubted),
  });
}
