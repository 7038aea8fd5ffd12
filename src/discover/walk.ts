import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { walkDown } from './folders.js';
import { GITIGNORE, rulesAbove, rulesOf } from './gitignore.js';
import { type IgnoreRules, isIgnored, rulesWithin } from './ignore-rules.js';

/** What a walk through a folder came upon, as absolute paths. */
export interface Walked {
  /** Files that may be inputs, by their names. */
  readonly files: readonly string[];
  /** Files of Terraform source. */
  readonly sources: readonly string[];
  /** How many files that may be inputs git is told to ignore. */
  readonly ignored: number;
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
}

/**
 * Names under which plans, states, templates and facts are found. They only spare opening what cannot be an
 * input: what an opened file is, its content decides.
 */
const INPUT_NAME = /\.(json|jsonl|ndjson|yaml|yml|template|tfplan|tfstate|plan)$|^(plan\.out|tfplan)$/i;

const SOURCE_NAME = /\.tf$/i;

/** What a walk has noted so far. */
interface Noted {
  readonly files: string[];
  readonly sources: string[];
  ignored: number;
}

/** What git ignores in a folder. */
interface Ignoring {
  /** The folder itself, and all that is in it. */
  readonly all: boolean;
  readonly rules: IgnoreRules;
}

/** Walks a folder, given as an absolute path. Hidden folders are passed over, hidden files are not. */
export function walk(start: string): Walked {
  const walked = { files: [], sources: [], ignored: 0 };
  // Worked out for one folder after the other: for all that wait it would be too much to keep.
  const fromAbove = (): Ignoring => ({ all: false, rules: rulesAbove(start) });
  const unreadable = walkDown(start, fromAbove, ({ folder, entries, handed }) => {
    const ignoring = withOwnRules(handed(), folder, entries);
    for (const entry of entries) if (entry.isFile()) note(join(folder, entry.name), entry.name, ignoring, walked);
    const further = entries.filter((entry) => entry.isDirectory() && !isPassedOver(entry));
    return further.map(({ name }) => [name, () => within(ignoring, name)]);
  });
  return { ...walked, unreadable };
}

function note(path: string, name: string, ignoring: Ignoring, walked: Noted): void {
  const isSource = SOURCE_NAME.test(name);
  if (!isSource && !INPUT_NAME.test(name)) return;
  if (!leavesOut(ignoring, name, false)) (isSource ? walked.sources : walked.files).push(path);
  else if (!isSource) walked.ignored++;
}

function leavesOut({ all, rules }: Ignoring, name: string, isFolder: boolean): boolean {
  return all || isIgnored(rules, name, isFolder);
}

function within(ignoring: Ignoring, folder: string): Ignoring {
  return { all: leavesOut(ignoring, folder, true), rules: rulesWithin(ignoring.rules, folder) };
}

/** As in git, a file of rules further down goes before one further up, and none counts in a folder that is left out. */
function withOwnRules({ all, rules }: Ignoring, folder: string, entries: readonly Dirent[]): Ignoring {
  const hasRules = !all && entries.some(({ name }) => name === GITIGNORE);
  return { all, rules: hasRules ? [...rules, ...rulesOf(folder)] : rules };
}

/** Hidden folders, and those of tools: copies, caches and downloads, never what a project deploys. */
function isPassedOver({ name }: Dirent): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
