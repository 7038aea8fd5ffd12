import { resolve } from 'node:path';
import { folderInRepository } from '../../discover/index.js';
import { dividedDigest, type HeaderToBe, headerOf, isInShard, readShard, type Shard } from '../../facts/index.js';
import { version } from '../../generated/version.js';
import { UsageError } from '../../model/index.js';
import { extract as extractPaths } from '../../pipeline.js';
import type { Paths } from '../../read/index.js';
import type { JudgeOptions, Settings } from '../../settings/index.js';
import { type Exit, exit } from '../exit.js';
import { filesRead } from '../files-read.js';
import { type Io, siteOf } from '../io.js';
import { writeWhole } from '../outputs.js';
import { type PathOptions, pathsOf } from '../paths.js';
import { settingsFor } from '../settings.js';
import { guardOf, refuseToOverwrite } from '../written.js';
import { youngGenerationKeeper } from '../young-generation.js';

export interface ExtractOptions
  extends Pick<JudgeOptions, 'config' | 'account' | 'region' | 'root' | 'parameters' | 'variables' | 'workspace'>,
    PathOptions {
  /** `2/16`, of what the paths stand for. */
  readonly shard?: string;
  /** `2/16`, where all that the paths stand for is that part. */
  readonly part?: string;
  /** File to write; standard output where it is absent. */
  readonly output?: string;
}

/**
 * `rolecall extract`: the facts of the inputs, or of one shard of them, to judge elsewhere. Inputs that cannot be read
 * are in the facts, so that whoever judges them knows; it is no failure of this run.
 */
export async function extract(named: readonly string[], options: ExtractOptions, io: Io): Promise<Exit> {
  const settings = await settingsFor(options, io, { runsRules: false });
  const { output } = options;
  const writes = output === undefined ? [] : [{ file: resolve(io.cwd(), output), option: `--output ${output}` }];
  refuseToOverwrite(writes, await filesRead(options, settings, io), io);
  const paths = await pathsOf(named, options, io);
  const shard = shardOf(options, paths, settings);
  const wants = (name: string): boolean => shard.divided === undefined || isInShard(settings.fromRoot(name), shard);
  const header = headerFor(shard, settings, io);
  const text = await extractPaths(paths, settings, siteOf(io), header, {
    wants,
    digests: true,
    each: youngGenerationKeeper(),
    guard: guardOf(writes, io),
  });
  if (output === undefined) io.stdout.write(text);
  else await writeWhole(resolve(io.cwd(), output), text);
  return exit.passed;
}

function headerFor(shard: Shard, { digests }: Settings, io: Io): HeaderToBe {
  const folder = folderInRepository(io.cwd());
  const { read: settings, trusted } = digests();
  return headerOf({ tool: version, shard, ...(folder === '' ? {} : { folder }), settings, trusted });
}

/** Paths that were handed out are a part as they are; others are divided. */
function shardOf({ shard, part }: ExtractOptions, { named, listed }: Paths, { nameOf }: Settings): Shard {
  if (part !== undefined) return numbered(part, '--part');
  if (shard === undefined) return { index: 1, count: 1 };
  return { ...numbered(shard, '--shard'), divided: dividedDigest([...named, ...listed].map(nameOf)) };
}

function numbered(text: string, option: string): Shard {
  const shard = readShard(text);
  if (shard !== undefined) return shard;
  throw new UsageError(`${option} takes a part and their number, such as 2/16, not ${JSON.stringify(text)}`);
}
