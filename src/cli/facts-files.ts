import { resolve } from 'node:path';
import { digestOf, type Facts, type InputFacts, mergeFacts, readFacts } from '../facts/index.js';
import { type Io, readNamed } from './io.js';
import type { Settings } from './settings.js';
import { readStdin } from './stdin.js';
import { UsageError } from './usage-error.js';

/**
 * The inputs of facts files as those of one run. Throws a `UsageError` that says what is wrong with a file, with one
 * that is missing, or with facts that do not belong together.
 */
export async function readFactsFiles(
  files: readonly string[],
  settings: Settings,
  io: Io,
): Promise<readonly InputFacts[]> {
  const all: Facts[] = [];
  for (const file of files) all.push(...(await sectionsOf(file, settings, io)));
  const merged = mergeFacts(all);
  if ('fault' in merged) throw new UsageError(`these facts cannot be put together: ${merged.fault}`);
  return merged;
}

async function sectionsOf(file: string, settings: Settings, io: Io): Promise<readonly Facts[]> {
  const text =
    file === '-' ? (await readStdin(io)).toString('utf8') : await readNamed(resolve(io.cwd(), file), 'facts');
  const sections = readFacts(text);
  if ('fault' in sections) throw new UsageError(`cannot use the facts ${file}: ${sections.fault}`);
  const own = settingsDigest(settings);
  if (sections.some(({ header }) => header.settings !== own)) {
    throw new UsageError(
      `cannot use the facts ${file}: they were extracted with another configuration, --account or --parameters than given here`,
    );
  }
  return sections;
}

/** What inputs are read with that does not stand in them: accounts, scopes and parameters. */
export function settingsDigest({ account, parameters, scopes }: Settings): string {
  return digestOf(JSON.stringify([account, parameters, scopes]));
}
