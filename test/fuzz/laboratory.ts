import { Worker } from 'node:worker_threads';
import type { Fault } from './outcome.js';
import type { Trial } from './trial.js';

/** Where trials are made, one at a time; it outlives what they do. */
export interface Laboratory {
  readonly attempt: (trial: Trial) => Promise<Fault | undefined>;
  readonly close: () => Promise<void>;
}

/** Processor time after which a trial is taken to hang, and time for one that merely waits. */
const MOST_MILLISECONDS = { working: 10_000, waiting: 600_000 } as const;
const MOST_MEBIBYTES = 300;

/** A laboratory with one worker, of the script at `entry`; a worker that is lost is replaced. */
export function laboratory(entry: URL): Laboratory {
  let worker: Worker | undefined;
  let settle: (fault: Fault | undefined) => void = () => undefined;
  const lost = (detail: string) => {
    worker = undefined;
    settle({ code: 'memory', detail });
  };
  const start = (): Worker =>
    new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEBIBYTES } })
      .on('message', (fault: Fault | undefined) => settle(fault))
      .on('error', ({ message }) => lost(message));
  const close = async () => {
    await worker?.terminate();
    worker = undefined;
  };
  const attempt = async (trial: Trial) => {
    worker ??= start();
    worker.postMessage(trial);
    const fault = await new Promise<Fault | undefined>((done) => {
      const watch = setInterval(
        watchFor((hang) => settle(hang)),
        500,
      );
      settle = (found) => {
        clearInterval(watch);
        done(found);
      };
    });
    if (fault?.code === 'hang') await close();
    return fault;
  };
  return { attempt, close };
}

/** Looks, each time that it is called, whether a trial that begins now has taken too long. */
function watchFor(tell: (fault: Fault) => void): () => void {
  const worked = process.cpuUsage();
  const began = Date.now();
  return () => {
    const { user, system } = process.cpuUsage(worked);
    const isOver = (user + system) / 1000 > MOST_MILLISECONDS.working || Date.now() - began > MOST_MILLISECONDS.waiting;
    if (isOver) tell({ code: 'hang', detail: `no end after ${Math.round(user / 1000)} ms of work` });
  };
}
