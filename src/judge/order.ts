import type { Input, Location } from '../model/index.js';

/** The name by which a file is put in order: in a run, the one that is the same wherever the run is started. */
export type NameOf = (file: string) => string;

/** Same input, same order, on every machine: code units, never the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Inputs by name, however they were come by; what was met instead of inputs may share a name. */
export function inOrder(inputs: readonly Input[], nameOf: NameOf): Input[] {
  const codes = ({ problems }: Input): string => JSON.stringify(problems);
  return inputs
    .map((input) => ({ input, name: nameOf(input.path) }))
    .sort((a, b) => compare(a.name, b.name) || compare(codes(a.input), codes(b.input)))
    .map(({ input }) => input);
}

interface Located {
  readonly location: Location;
  readonly ruleId?: string;
  readonly message?: string;
}

/** By file, line, column, address, rule and message. */
export function byLocation(nameOf: NameOf) {
  return (a: Located, b: Located): number =>
    compare(nameOf(a.location.file), nameOf(b.location.file)) ||
    (a.location.line ?? 0) - (b.location.line ?? 0) ||
    (a.location.column ?? 0) - (b.location.column ?? 0) ||
    compare(a.location.address ?? '', b.location.address ?? '') ||
    compare(a.ruleId ?? '', b.ruleId ?? '') ||
    compare(a.message ?? '', b.message ?? '');
}
