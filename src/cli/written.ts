import { existsSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { displayName } from '../discover/index.js';
import { UsageError } from '../model/index.js';
import type { Io } from './io.js';

/** A file that a run is asked to write. */
export interface Written {
  /** Absolute. */
  readonly file: string;
  /** What asks for it, as it was typed: `--format json=report.json`. */
  readonly option: string;
}

/** Throws a `UsageError` where two options write to one file, be it by way of a link. */
export function refuseSharedFiles(written: readonly Written[]): void {
  const known = new Map<string, Written>();
  for (const one of written) {
    const other = known.get(targetOf(one.file));
    if (other) throw new UsageError(`${other.option} and ${one.option} write to the same file: give each its own`);
    known.set(targetOf(one.file), one);
  }
}

/**
 * Throws a `UsageError` where a file that is to be written is source code, or one of those that the run reads, absolute
 * or as named.
 */
export function refuseToOverwrite(written: readonly Written[], read: readonly string[], io: Io): void {
  if (written.length === 0) return;
  const targets = new Map(written.map((one) => [targetOf(one.file), one]));
  const refuse = ({ option }: Written, file: string, what: string) => {
    throw new UsageError(`${option} would overwrite ${displayName(file, io.cwd())}, which ${what}: name another file`);
  };
  for (const [target, one] of targets) {
    if (sourceName.test(target) && existsSync(target)) refuse(one, one.file, 'is source code');
  }
  for (const file of read) {
    const found = file === '-' ? undefined : targets.get(targetOf(resolve(io.cwd(), file)));
    if (found !== undefined) refuse(found, resolve(io.cwd(), file), 'this run reads');
  }
}

/** Refuses to overwrite what was read. */
export function guardOf(written: readonly Written[], io: Io): (files: readonly string[]) => void {
  return (files) => refuseToOverwrite(written, files, io);
}

/**
 * Sources of Terraform, OpenTofu and CDK apps. Lines are looked up in those beside an input only once it is judged, so
 * which of them a run reads is not known when it is to be refused.
 */
const sourceName = /\.((tf|tofu|tfvars)(\.json)?|[cm]?[jt]s|py|java|cs|go)$/i;

/** Where a file lies with every link followed, those included that lead to nothing yet. */
function targetOf(file: string, followed = 0): string {
  try {
    return realpathSync.native(file);
  } catch {
    const parent = dirname(file);
    if (parent === file || followed > MOST_LINKS) return file;
    const link = linkAt(file);
    return link === undefined
      ? join(targetOf(parent, followed), basename(file))
      : targetOf(resolve(parent, link), followed + 1);
  }
}

/** As many links as Linux follows before it takes them for a circle. */
const MOST_LINKS = 40;

function linkAt(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}
