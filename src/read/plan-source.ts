import { dirname } from 'node:path';
import type { FoundFile } from '../discover/index.js';
import type { Target } from '../settings/index.js';
import type { ReadBeside } from '../terraform/index.js';
import type { Given } from '../terraform-source/evaluation.js';
import { holdsSource, type SourceFiles, sourceFiles } from './source-files.js';

/** A root module whose deployment a plan or state tells. */
interface Covered {
  readonly folder: string;
  /** The declared scope that it is told in; absent where it is told in each. */
  readonly scope?: string;
}

/** The root modules that plans and states of a run are of. */
export interface PlanSources {
  /**
   * The source of a plan: that in its folder, or where that has none, in the folder that its scope names as root
   * module. Loads what evaluates it.
   */
  readonly ofPlan: (found: FoundFile, targets: readonly Target[]) => Promise<SourceOf>;
  /** Notes that a state tells what the root module in its folder deploys. */
  readonly ofState: (found: FoundFile, targets: readonly Target[]) => void;
  /** Whether the source of a plan or state is at hand. */
  readonly isAtHand: (found: FoundFile, targets: readonly Target[]) => boolean;
  /** Whether a plan or state tells what a root module deploys in a scope. */
  readonly covers: (folder: string, scope: string | undefined) => boolean;
}

/** The source of a plan in a target; nothing where it has none at hand. */
export type SourceOf = (target: Target) => ReadBeside | undefined;

/**
 * @param within the folders that nothing which is read may lie outside of
 * @param opened is given the files that functions of source read
 */
export function planSources(within: readonly string[], opened: Set<string>): PlanSources {
  const covered = new Set<Covered>();
  let files: SourceFiles | undefined;
  const rootsOf = (found: FoundFile, targets: readonly Target[]) => {
    const roots = new Map(targets.flatMap((target) => rootOf(found, target) ?? []));
    for (const root of roots.values()) covered.add(root);
    return roots;
  };
  return {
    ofPlan: async (found, targets) => {
      const roots = rootsOf(found, targets);
      if (roots.size === 0) return () => undefined;
      const { readBeside, readModule } = await import('../terraform-source/evaluation.js');
      files ??= sourceFiles(within, readModule, opened);
      const from = { ...files, template: () => undefined };
      return (target) => {
        const root = roots.get(target);
        return (
          root &&
          ((planned) => {
            const beside = readBeside(root.folder, from, givenTo(target), planned);
            if (beside !== 'another') return beside;
            covered.delete(root);
            return undefined;
          })
        );
      };
    },
    ofState: rootsOf,
    isAtHand: (found, targets) => targets.some((target) => rootOf(found, target) !== undefined),
    covers: (folder, scope) =>
      [...covered].some((one) => one.folder === folder && (one.scope === undefined || one.scope === scope)),
  };
}

/** The root module of a plan or state in a target, if its source is at hand. */
function rootOf({ path }: FoundFile, target: Target): [[Target, Covered]] | undefined {
  const folder = path === '-' ? undefined : dirname(path);
  if (folder !== undefined && holdsSource(folder)) return [[target, { folder }]];
  const { root, scope } = target;
  return root !== undefined && holdsSource(root)
    ? [[target, { folder: root, ...(scope !== undefined && { scope }) }]]
    : undefined;
}

/** What a target gives the variables of a root module. */
export function givenTo({ source }: Target): Given {
  return {
    variables: source?.variables ?? [],
    ...(source?.workspace !== undefined && { workspace: source.workspace }),
  };
}
