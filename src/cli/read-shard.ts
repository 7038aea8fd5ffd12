import type { Input } from '../discover/index.js';
import { isInShard, type Shard } from '../facts/index.js';
import type { Io } from './io.js';
import { readInputs } from './read-inputs.js';
import { type Given, settingsOf } from './settings.js';
import { type SharedReading, toShared } from './shared-reading.js';

/** A share of the inputs of a run, for another thread: plain data. */
export interface Task {
  readonly inputs: readonly Input[];
  readonly shard: Shard;
  readonly given: Given;
}

/** Reads a share of inputs. */
export async function readShard({ inputs, shard, given }: Task, io: Io): Promise<SharedReading[]> {
  const wants = (name: string): boolean => isInShard(name, shard);
  const readings = await readInputs(inputs, await settingsOf(given, io), io, { wants });
  return readings.map(toShared);
}
