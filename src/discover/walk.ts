import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { PassedOver } from './discovery.js';
import { walkDown } from './folders.js';
import { GITIGNORE, rulesAbove, withRulesOf } from './gitignore.js';
import { type IgnoreRules, isIgnored, rulesWithin } from './ignore-rules.js';
import { SOURCE_NAME } from './source-name.js';

/** What a walk through a folder came upon, as absolute paths. */
export interface Walked {
  /** Files that may be inputs, by their names. */
  readonly files: readonly string[];
  /** Files of Terraform source. */
  readonly sources: readonly string[];
  /** Files of Terragrunt. */
  readonly terragrunt: readonly string[];
  readonly passedOver: PassedOver;
  /** Files of rules for git that are too large to be read. */
  readonly largeRules: readonly string[];
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
}

/**
 * Names under which plans, states, templates and facts are found. They only spare opening what cannot be an
 * input: what an opened file is, its content decides.
 */
const INPUT_NAME = /\.(json|jsonl|ndjson|yaml|yml|template|tfplan|tfstate|plan)(\.gz)?$|^(plan\.out|tfplan)$/i;

/** By this name Terragrunt knows what it deploys. */
const TERRAGRUNT = 'terragrunt.hcl';

/** What a walk has noted so far. */
interface Noted {
  readonly files: string[];
  readonly sources: string[];
  readonly terragrunt: string[];
  readonly largeRules: string[];
  readonly passedOver: { -readonly [count in keyof PassedOver]: number };
}

/** What git ignores in a folder. */
interface Ignoring {
  /** The folder itself, and all that is in it. */
  readonly all: boolean;
  readonly rules: IgnoreRules;
}

/** Walks a folder, given as an absolute path. Hidden folders are passed over, hidden files are not. */
export function walk(start: string): Walked {
  const noted: Noted = {
    files: [],
    sources: [],
    terragrunt: [],
    largeRules: [],
    passedOver: { ignored: 0, hidden: 0, links: 0 },
  };
  // Worked out for one folder after the other: for all that wait it would be too much to keep.
  const fromAbove = (): Ignoring => ({ all: false, rules: rulesAbove(start) });
  const unreadable = walkDown(start, fromAbove, ({ folder, entries, handed }) => {
    const ignoring = withOwnRules(handed(), folder, entries, noted);
    const further: [string, () => Ignoring][] = [];
    for (const entry of entries) {
      if (entry.isFile()) noteFile(folder, entry.name, ignoring, noted);
      else if (entry.isSymbolicLink()) noted.passedOver.links++;
      else if (entry.isDirectory() && !isPassedOver(entry, noted)) {
        further.push([entry.name, () => within(ignoring, entry.name)]);
      }
    }
    return further;
  });
  return { ...noted, unreadable };
}

function noteFile(folder: string, name: string, ignoring: Ignoring, noted: Noted): void {
  if (name === TERRAGRUNT) noted.terragrunt.push(join(folder, name));
  const isSource = SOURCE_NAME.test(name);
  const isInput = INPUT_NAME.test(name);
  if (!isSource && !isInput) return;
  if (leavesOut(ignoring, name, false)) {
    if (isInput) noted.passedOver.ignored++;
    return;
  }
  if (isSource) noted.sources.push(join(folder, name));
  if (isInput) noted.files.push(join(folder, name));
}

function leavesOut({ all, rules }: Ignoring, name: string, isFolder: boolean): boolean {
  return all || isIgnored(rules, name, isFolder);
}

function within(ignoring: Ignoring, folder: string): Ignoring {
  return { all: leavesOut(ignoring, folder, true), rules: rulesWithin(ignoring.rules, folder) };
}

/** As in git, a file of rules further down goes before one further up, and none counts in a folder that is left out. */
function withOwnRules(
  { all, rules }: Ignoring,
  folder: string,
  entries: readonly Dirent[],
  { largeRules }: Noted,
): Ignoring {
  if (all || !entries.some(({ name }) => name === GITIGNORE)) return { all, rules };
  const own = withRulesOf(folder, rules);
  if (own === 'too-large') largeRules.push(join(folder, GITIGNORE));
  return { all, rules: own === 'too-large' ? rules : own };
}

/** Hidden folders, and those of tools: copies, caches and downloads, never what a project deploys. */
function isPassedOver({ name }: Dirent, { passedOver }: Noted): boolean {
  if (!name.startsWith('.') && name !== 'node_modules') return false;
  if (name !== '.git') passedOver.hidden++;
  return true;
}
