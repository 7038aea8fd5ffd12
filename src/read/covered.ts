import type { ReadFile } from './input.js';

/**
 * Whether one of the plans and states tells what a root module deploys: it lies in the same folder, or has every block
 * that the source has. What a plan says are facts, what source says is how they come about.
 */
export function isCovered(root: ReadFile, plans: readonly ReadFile[]): boolean {
  const own = blocksOf(root);
  return plans.some((plan) => {
    if (plan.folder === root.folder) return true;
    const planned = blocksOf(plan);
    return own.size > 0 && [...own].every((block) => planned.has(block));
  });
}

/** The blocks of what an input has, without the keys of instances. */
function blocksOf({ input: { deployments } }: ReadFile): ReadonlySet<string> {
  const present = deployments.flatMap(({ resources }) => resources).filter(({ exists }) => exists.answer !== 'no');
  return new Set(present.flatMap(({ place: { address } }) => address?.replace(KEYS, '') ?? []));
}

const KEYS = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;
