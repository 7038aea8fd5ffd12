import { lstatSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { once, type Problem } from '../model/index.js';
import { type Ground, staysWithin } from './boundary.js';
import type { Discovery, FoundFile, PassedOver } from './discovery.js';
import { displayName } from './display-name.js';
import type { Expanded } from './pattern.js';
import { problem } from './problems.js';
import { NATIVE_SOURCE_NAME, SOURCE_NAME } from './source-name.js';
import type { Walked } from './walk.js';

/** How a path was given. */
interface Given {
  readonly cwd: string;
  /** In a list that may hold anything, not on the command line. */
  readonly isListed: boolean;
  readonly ground: (folder: string) => Ground;
}

const NOTHING: PassedOver = { ignored: 0, hidden: 0, links: 0 };

/** Only folders and patterns need globs, and most runs of a hook name their files. */
const patterns = once(() => import('./pattern.js'));

/** What one path stands for. */
export async function find(path: string, given: Given): Promise<Discovery> {
  // Standard input is meant to be one in a list as well.
  if (path === '-') return inputsAt([path], { ...given, isListed: false }, given.ground(given.cwd).within);
  const absolute = resolve(given.cwd, path);
  const itself = statAt(absolute, lstatSync);
  const isLink = itself?.isSymbolicLink() === true;
  if (isLink && given.isListed) return { ...told(path), passedOver: { ...NOTHING, links: 1 } };
  const found = itself && statAt(absolute, statSync);
  if (found?.isDirectory()) return findFolder(path, absolute, isLink, given);
  if (found?.isFile()) return findFile(path, absolute, isLink, given);
  if (found !== undefined) return findSpecial(path, absolute, found, given);
  const { expandPattern, isPattern } = await patterns();
  if (isPattern(path)) return fromPattern(path, expandPattern(path, given.cwd), given);
  return told(path, problem('path-not-found', { path }));
}

function findFile(path: string, absolute: string, isLink: boolean, given: Given): Discovery {
  const { within, isWithin } = given.ground(dirname(absolute));
  const stays = isLink ? staysWithin(absolute, within) : isWithin;
  return stays || isOpened(absolute) ? inputsAt([absolute], given, within) : leadsOutside(path);
}

async function findFolder(path: string, absolute: string, isLink: boolean, given: Given): Promise<Discovery> {
  const { within } = given.ground(isLink ? dirname(absolute) : absolute);
  if (!staysWithin(absolute, within)) return leadsOutside(path);
  const { walk } = await import('./walk.js');
  return fromWalk(path, absolute, walk(absolute), given);
}

function leadsOutside(path: string): Discovery {
  return told(path, problem('link-outside', { path }));
}

/** What is wrong with an input that something else led to: a link out of its boundary is on the way. */
export function outside({ name, path, within }: FoundFile): Problem | undefined {
  const isThere = statAt(path, statSync) !== undefined;
  return isThere && !staysWithin(path, within) ? problem('link-outside', { path: name }) : undefined;
}

/** A pipe ends when whoever named it is done. */
function findSpecial(path: string, absolute: string, found: Stats, given: Given): Discovery {
  if (found.isFIFO() && !given.isListed) return inputsAt([absolute], given, given.ground(given.cwd).within);
  const kind = found.isFIFO() ? 'pipe' : found.isSocket() ? 'socket' : 'device';
  return told(path, problem('no-file', { path, kind }));
}

/** What a shell has opened for a program leads to where it was told to. */
function isOpened(absolute: string): boolean {
  return /^\/dev\/(stdin|fd\/\d+)$/.test(absolute);
}

function inputsAt(files: readonly string[], { cwd, isListed }: Given, within: string, named = !isListed): Discovery {
  const inputOf = (path: string): FoundFile => ({
    name: path === '-' ? path : displayName(path, cwd),
    path,
    named,
    within,
  });
  const sources = files.filter((path) => SOURCE_NAME.test(path)).map((path) => ({ path, named, within }));
  const inputs = files.filter((path) => !NATIVE_SOURCE_NAME.test(path)).map(inputOf);
  return { inputs, sources, problems: [], passedOver: NOTHING };
}

/** Discoveries as one. */
export function together(found: readonly Discovery[]): Discovery {
  const total = (count: keyof PassedOver) => found.reduce((sum, { passedOver }) => sum + passedOver[count], 0);
  return {
    inputs: found.flatMap(({ inputs }) => inputs),
    sources: found.flatMap(({ sources }) => sources),
    problems: found.flatMap(({ problems }) => problems),
    passedOver: { ignored: total('ignored'), hidden: total('hidden'), links: total('links') },
  };
}

function told(path: string, ...problems: readonly Problem[]): Discovery {
  return { inputs: [], sources: [], problems: problems.map((one) => ({ path, problem: one })), passedOver: NOTHING };
}

function fromPattern(
  path: string,
  expanded: readonly Expanded[] | { readonly fault: string },
  given: Given,
): Discovery {
  if ('fault' in expanded) return told(path, problem('pattern-unusable', { because: expanded.fault }));
  const found = expanded.map(({ folder, files, unreadable, links }): Discovery => {
    const { within, isWithin } = given.ground(folder);
    if (files.length > 0 && !isWithin) return leadsOutside(path);
    const { inputs, sources } = inputsAt(files, given, within, false);
    return { inputs, sources, problems: unseen(unreadable, given), passedOver: { ...NOTHING, links } };
  });
  const all = together(found);
  if (all.inputs.length + all.sources.length + all.problems.length > 0) return all;
  return told(path, problem('pattern-without-match', { pattern: path }));
}

function fromWalk(path: string, absolute: string, walked: Walked, given: Given): Discovery {
  const { within } = given.ground(absolute);
  const { files, sources, terragrunt, passedOver, unreadable, largeRules } = walked;
  const notes: Problem[] = largeRules.map((file) =>
    problem('ignore-file-large', { file: displayName(file, given.cwd) }),
  );
  if (sources.length > 0) {
    notes.push(problem('terraform-source', { folder: displayName(nearestFolder(sources), given.cwd) }));
  }
  if (terragrunt.length > 0) {
    notes.push(problem('terragrunt', { folder: displayName(nearestFolder(terragrunt), given.cwd) }));
  }
  const apps = files.filter((file) => isUnsynthesized(file, files));
  if (apps.length > 0) notes.push(problem('cdk-app', { folder: displayName(nearestFolder(apps), given.cwd) }));
  if (passedOver.ignored > 0 && files.length === 0) notes.push(problem('all-ignored', { count: passedOver.ignored }));
  const { inputs } = inputsAt(files, given, within, false);
  return {
    inputs,
    sources: sources.map((file) => ({ path: file, named: dirname(file) === absolute, within })),
    problems: [...unseen(unreadable, given), ...told(path, ...notes).problems],
    passedOver,
  };
}

/** Whether a file tells of a CDK app of which no cloud assembly was found: none was made, or git ignores it. */
function isUnsynthesized(file: string, files: readonly string[]): boolean {
  const folder = dirname(file) + sep;
  return (
    basename(file) === 'cdk.json' && !files.some((one) => one.startsWith(folder) && basename(one) === 'manifest.json')
  );
}

function unseen(folders: readonly string[], { cwd }: Given): Discovery['problems'] {
  return folders.map((absolute) => {
    const folder = displayName(absolute, cwd);
    return { path: folder, problem: problem('folder-unreadable', { folder }) };
  });
}

/** The folder nearest to the root, as that is where a plan is made. */
function nearestFolder(files: readonly string[]): string {
  const folders = files.map((file) => dirname(file));
  return folders.reduce((best, folder) => (folder.length < best.length ? folder : best));
}

/** Nothing where there is nothing, or can be: a name may be too long for one. */
function statAt(path: string, stat: (path: string) => Stats): Stats | undefined {
  try {
    return stat(path);
  } catch {
    return undefined;
  }
}
