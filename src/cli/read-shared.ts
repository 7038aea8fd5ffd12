import type { Input } from '../discover/index.js';
import { isInShard, type Shard } from '../facts/index.js';
import { cloudAssemblies } from './cloud-assemblies.js';
import type { Io } from './io.js';
import { type ReadOptions, readInputs } from './read-inputs.js';
import type { Reading } from './reading.js';
import type { Settings } from './settings.js';
import { fromShared } from './shared-reading.js';

/** So many inputs take another thread longer than it takes to start one. */
const MANY = 500;

const own: Shard = { index: 1, count: 2 };
const theirs: Shard = { index: 2, count: 2 };

/** Reads inputs, and shares many of them with another thread, where the caller has one to give. */
export async function readShared(
  inputs: readonly Input[],
  settings: Settings,
  io: Io,
  options: ReadOptions,
): Promise<Reading[]> {
  const { inThread } = io;
  const isWhole = options.wants === undefined && !options.digests;
  if (inThread === undefined || inputs.length < MANY || !isWhole) return readInputs(inputs, settings, io, options);
  const files = inputs.filter(({ path }) => path !== '-');
  const isOwn = (name: string): boolean => name === '-' || isInShard(name, own);
  const [shared, readings] = await Promise.all([
    inThread({ inputs: files, shard: theirs, given: settings.given }),
    readInputs(inputs, settings, io, { ...options, wants: isOwn }),
  ]);
  const assemblies = cloudAssemblies();
  return [...readings, ...shared.map((one) => fromShared(one, assemblies, io.cwd()))];
}
