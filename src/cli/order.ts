import type { Location, ReportInput } from '../model/index.js';
import type { Reading } from './reading.js';

/** Same input, same order, on every machine: code units, never the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The name by which a file is put in order: in a run, the one that is the same wherever the run is started. */
export type NameOf = (file: string) => string;

export function byPath(nameOf: NameOf) {
  return (a: Pick<ReportInput, 'path'>, b: Pick<ReportInput, 'path'>) => compare(nameOf(a.path), nameOf(b.path));
}

/** Readings by name, however they were come by; what was met instead of inputs may share a name. */
export function readingsInOrder(readings: readonly Reading[], nameOf: NameOf = (name) => name): Reading[] {
  const codes = (reading: Reading): string => JSON.stringify(reading.problems);
  return [...readings].sort((a, b) => compare(nameOf(a.name), nameOf(b.name)) || compare(codes(a), codes(b)));
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
