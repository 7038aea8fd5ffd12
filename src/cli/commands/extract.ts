import { resolve } from 'node:path';
import { headerOf, isInShard, readShard, type Shard, writeFacts } from '../../facts/index.js';
import { version } from '../../generated/version.js';
import { type Exit, exit } from '../exit.js';
import { settingsDigest } from '../facts-files.js';
import { factsOf } from '../facts-of-readings.js';
import { filesRead } from '../files-read.js';
import type { Io } from '../io.js';
import { locatorFor } from '../locate.js';
import { readingsInOrder } from '../order.js';
import { writeWhole } from '../outputs.js';
import { type PathOptions, pathsOf } from '../paths.js';
import { readAll } from '../read-all.js';
import { type JudgeOptions, settingsOf } from '../settings.js';
import { UsageError } from '../usage-error.js';
import { refuseToOverwrite } from '../written.js';

export interface ExtractOptions extends Pick<JudgeOptions, 'config' | 'account' | 'parameters'>, PathOptions {
  /** `2/16` */
  readonly shard?: string;
  /** File to write; standard output where it is absent. */
  readonly output?: string;
}

/**
 * `rolecall extract`: the facts of the inputs, or of one shard of them, to judge elsewhere. Inputs that cannot be read
 * are in the facts, so that whoever judges them knows; it is no failure of this run.
 */
export async function extract(named: readonly string[], options: ExtractOptions, io: Io): Promise<Exit> {
  const shard = shardOf(options.shard);
  const settings = await settingsOf(options, io);
  const { output } = options;
  const writes = output === undefined ? [] : [{ file: resolve(io.cwd(), output), option: `--output ${output}` }];
  refuseToOverwrite(writes, await filesRead(options, settings, io), io);
  const wants = (name: string): boolean => isInShard(name, shard);
  const readings = await readAll(await pathsOf(named, options, io), settings, io, { wants, writes, digests: true });
  const locate = locatorFor(readings, io);
  const header = headerOf({ tool: version, shard, settings: settingsDigest(settings) });
  const inputs = readingsInOrder(readings).map((reading) => factsOf(reading, locate, settings));
  const text = writeFacts({ header, inputs });
  if (output === undefined) io.stdout.write(text);
  else await writeWhole(resolve(io.cwd(), output), text);
  return exit.passed;
}

function shardOf(option: string | undefined): Shard {
  if (option === undefined) return { index: 1, count: 1 };
  const shard = readShard(option);
  if (shard !== undefined) return shard;
  throw new UsageError(`--shard takes a part and their number, such as 2/16, not ${JSON.stringify(option)}`);
}
