import { addressText, type ModulePath } from '../../terraform/index.js';

/** What is counted: real root modules have some hundreds of each. */
type Kind = 'modules' | 'resources';

/**
 * The most that a root module has, and that it itself or any of its calls has, so that one leaves something to the
 * others.
 */
const most: Readonly<Record<Kind, number>> = { modules: 4_000, resources: 10_000 };
const share: Readonly<Record<Kind, number>> = { modules: 1_500, resources: 4_000 };

/** How many instances of modules and resources a root module may still have: calls in calls multiply. */
export interface Budget {
  /** Whether there is anything left for what stands in a module. */
  readonly isLeft: (kind: Kind, module: ModulePath) => boolean;
  /** Takes the instances of a block or call in a module; false where they are too many, and then none is looked at. */
  readonly take: (kind: Kind, count: number, module: ModulePath, block: string) => boolean;
  /** The address of the first that were too many. */
  readonly refused: () => string | undefined;
}

/** What was taken of a share; one that something was too much for is closed, so that nothing is counted for ever. */
interface Share {
  readonly taken: Record<Kind, number>;
  readonly closed: Set<Kind>;
}

export function newBudget(): Budget {
  const all: Record<Kind, number> = { modules: 0, resources: 0 };
  const shares = new Map<string, Share>();
  const shareOf = (name: string) => {
    const own = shares.get(name) ?? { taken: { modules: 0, resources: 0 }, closed: new Set<Kind>() };
    shares.set(name, own);
    return own;
  };
  let refused: string | undefined;
  return {
    isLeft: (kind, [call]) => all[kind] < most[kind] && (call === undefined || !shareOf(ofCall(call)).closed.has(kind)),
    take: (kind, count, module, block) => {
      const own = shareOf(module[0] ? ofCall(module[0]) : kind === 'modules' ? block : '');
      const fits = all[kind] + count <= most[kind] && own.taken[kind] + count <= share[kind];
      if (fits) for (const taken of [all, own.taken]) taken[kind] += count;
      else {
        own.closed.add(kind);
        refused ??= addressText({ module, block, key: undefined });
      }
      return fits;
    },
    refused: () => refused,
  };
}

/** What the share of a call of the root module goes by. */
function ofCall({ name }: ModulePath[number]): string {
  return `module.${name}`;
}
