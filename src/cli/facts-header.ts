import { resolve } from 'node:path';
import { displayName, namedFromRoot, repositoryRoot } from '../discover/index.js';
import { digestOf, type Facts, type FactsHeader, headerOf, type Shard } from '../facts/index.js';
import { version } from '../generated/version.js';
import type { Io } from './io.js';
import { trustSettings } from './scopes.js';
import type { Settings } from './settings.js';

/** The header of what is extracted here. */
export function ownHeader(shard: Shard, settings: Settings, io: Io): FactsHeader {
  const folder = folderInRepository(io);
  return headerOf({
    tool: version,
    shard,
    ...(folder === '' ? {} : { folder }),
    settings: settingsDigest(settings),
    trusted: trustedDigest(settings),
  });
}

/** The working directory from the root of its repository; empty at the root, and outside of one. */
export function folderInRepository(io: Io): string {
  const root = repositoryRoot(io.cwd());
  return root === undefined || root === io.cwd() ? '' : displayName(io.cwd(), root);
}

/** The names of inputs in facts as a user in the working directory sees them. */
export function nameHere({ folder = '' }: Facts['header'], io: Io): (name: string) => string {
  if (folder === folderInRepository(io)) return (name) => name;
  const root = repositoryRoot(io.cwd()) ?? io.cwd();
  return (name) => (name === '-' ? name : displayName(resolve(root, folder, name), io.cwd()));
}

/** What inputs are read with that does not stand in them: accounts, scopes and parameters. */
export function settingsDigest({ account, parameters, scopes }: Settings): string {
  const declared = scopes.map((one) => [one.scope, one.account, one.parameters, one.include, one.exclude]);
  return digestOf(JSON.stringify([account, parameters, declared]));
}

/** Whom the configuration trusts. */
export function trustedDigest(settings: Settings): string {
  return digestOf(JSON.stringify(trustSettings(settings)));
}

/** A list of paths that is divided into shards, the same from wherever and in whatever order it is given. */
export function dividedDigest(paths: readonly string[], io: Io): string {
  const fromRoot = namedFromRoot(io.cwd());
  const names = paths.map((path) => (path === '-' ? path : fromRoot(displayName(resolve(io.cwd(), path), io.cwd()))));
  return digestOf(JSON.stringify([...new Set(names)].sort()));
}
