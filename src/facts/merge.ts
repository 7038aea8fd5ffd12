import type { Input } from '../model/index.js';
import type { Facts, Fault, InputFacts, Shard } from './facts.js';
import { toLine } from './lines.js';

/**
 * The facts of several shards as those of one run: the inputs in order, each once; or why they cannot be put
 * together. The order of the shards does not matter, nor that one is given twice. A shard that is missing, inputs
 * that shards have read differently, and facts of different settings are faults, never an absence.
 */
export function mergeFacts(all: readonly Facts[]): readonly InputFacts[] | Fault {
  const fault = settingsDiffer(all) ?? missingShards(all);
  if (fault !== undefined) return { fault };
  const merged = new Map<string, InputFacts>();
  for (const input of all.flatMap((facts) => facts.inputs)) {
    const known = merged.get(keyOf(input));
    if (known === undefined) merged.set(keyOf(input), input);
    else if (toLine(known) !== toLine(input)) return { fault: conflict(known, input) };
  }
  return [...merged.values()].sort(byKey);
}

/** An input is known by its path; what was met instead of inputs, by what it is as well. */
export function keyOf({ path, hides, problems }: Input): string {
  return hides ? JSON.stringify([path, problems]) : path;
}

function conflict(one: InputFacts, other: InputFacts): string {
  const { path } = one;
  return one.digest === other.digest
    ? `there are two different facts for \`${path}\`: extract all shards with the same version and files`
    : `\`${path}\` was read with different contents (SHA-256 ${one.digest ?? 'unknown'} and ${other.digest ?? 'unknown'}): extract all shards from the same files. Facts of another repository are given by --facts`;
}

function settingsDiffer(all: readonly Facts[]): string | undefined {
  const settings = new Set(all.map(({ header }) => header.settings));
  return settings.size > 1
    ? 'they were extracted with different settings: give every shard the same configuration, --account, --region and --parameters'
    : undefined;
}

/** Each division into shards that one was given of must be complete. */
function missingShards(all: readonly Facts[]): string | undefined {
  const divisions = new Map<string, Shard[]>();
  for (const { shard } of all.map(({ header }) => header)) {
    const key = JSON.stringify([shard.count, shard.divided ?? '']);
    divisions.set(key, [...(divisions.get(key) ?? []), shard]);
  }
  const open = [...divisions.values()].filter((shards) => missingOf(shards).length > 0);
  const [first, second] = open.sort(([a], [b]) => (a?.count ?? 0) - (b?.count ?? 0));
  if (first === undefined) return undefined;
  const differ = second !== undefined && second[0]?.count === first[0]?.count;
  return differ ? LISTS_DIFFER : missing(first[0]?.count ?? 0, missingOf(first));
}

const LISTS_DIFFER =
  'their shards divide different lists of files: give each the same paths, in a folder that has not changed in between, or --part where the inputs are handed out';

function missingOf(shards: readonly Shard[]): number[] {
  const seen = new Set(shards.map(({ index }) => index));
  return Array.from({ length: shards[0]?.count ?? 0 }, (_, i) => i + 1).filter((index) => !seen.has(index));
}

function missing(count: number, numbers: readonly number[]): string {
  const are = numbers.length === 1 ? ['number', 'is'] : ['numbers', 'are'];
  return `of ${count} shards ${are[0]} ${numbers.join(', ')} ${are[1]} missing: what they hold is not known. Give all files of one extraction, or put them end to end`;
}

/** What was met instead of inputs first, then by path: in code units, the same on every machine. */
export function byKey(a: Input, b: Input): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
