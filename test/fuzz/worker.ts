// Tries what it is given, in a thread of its own that may hang or run out of memory.
import { parentPort } from 'node:worker_threads';
import { faultOf } from './outcome.js';
import type { Trial } from './trial.js';

parentPort?.on('message', async (trial: Trial) => {
  parentPort?.postMessage(await faultOf(trial));
});
