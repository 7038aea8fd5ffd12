import { resolve } from 'node:path';
import { isInShard, readShard, type Shard, writeFacts } from '../../facts/index.js';
import { type Exit, exit } from '../exit.js';
import { dividedDigest, ownHeader } from '../facts-header.js';
import { factsOf } from '../facts-of-readings.js';
import { filesRead } from '../files-read.js';
import type { Io } from '../io.js';
import { locatorFor } from '../locate.js';
import { readingsInOrder } from '../order.js';
import { writeWhole } from '../outputs.js';
import { type PathOptions, type Paths, pathsOf } from '../paths.js';
import { readAll } from '../read-all.js';
import { type JudgeOptions, settingsOf } from '../settings.js';
import { UsageError } from '../usage-error.js';
import { refuseToOverwrite } from '../written.js';

export interface ExtractOptions extends Pick<JudgeOptions, 'config' | 'account' | 'parameters'>, PathOptions {
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
  const settings = await settingsOf(options, io, { runsRules: false });
  const { output } = options;
  const writes = output === undefined ? [] : [{ file: resolve(io.cwd(), output), option: `--output ${output}` }];
  refuseToOverwrite(writes, await filesRead(options, settings, io), io);
  const paths = await pathsOf(named, options, io);
  const shard = shardOf(options, paths, io);
  const wants = (name: string): boolean => shard.divided === undefined || isInShard(settings.fromRoot(name), shard);
  const readings = await readAll(paths, settings, io, { wants, writes, digests: true });
  const locate = locatorFor(readings, io);
  const inputs = readingsInOrder(readings).map((reading) => factsOf(reading, locate, settings));
  const text = writeFacts({ header: ownHeader(shard, settings, io), inputs });
  if (output === undefined) io.stdout.write(text);
  else await writeWhole(resolve(io.cwd(), output), text);
  return exit.passed;
}

/** Paths that were handed out are a part as they are; others are divided. */
function shardOf({ shard, part }: ExtractOptions, { named, listed }: Paths, io: Io): Shard {
  if (part !== undefined) return numbered(part, '--part');
  if (shard === undefined) return { index: 1, count: 1 };
  return { ...numbered(shard, '--shard'), divided: dividedDigest([...named, ...listed], io) };
}

function numbered(text: string, option: string): Shard {
  const shard = readShard(text);
  if (shard !== undefined) return shard;
  throw new UsageError(`${option} takes a part and their number, such as 2/16, not ${JSON.stringify(text)}`);
}
