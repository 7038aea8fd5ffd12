#!/usr/bin/env node
import { loadProgram } from './load-program.js';

const UNWRITTEN = 2;
let unwritten = false;
// A reader that has seen enough, such as `head`, is no error; a report that cannot be written is.
process.stdout.on('error', ({ code, message }) => {
  if (code === 'EPIPE') return;
  unwritten = true;
  process.exitCode = UNWRITTEN;
  process.stderr.write(`rolecall: cannot write the report: ${message}\n`);
});
// Where nobody can be told, the exit code still tells.
process.stderr.on('error', () => undefined);

const exit = await loadProgram().run(Object.assign(Object.create(process), { inThread }));
process.exitCode = unwritten ? UNWRITTEN : exit;

/** A share of the work of a large run, on another core. */
async function inThread(task) {
  const { Worker } = await import('node:worker_threads');
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./work.js', import.meta.url), { workerData: task });
    worker.once('message', done).once('error', fail);
  });
}
