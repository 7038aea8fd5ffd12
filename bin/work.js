// A thread that does a share of a run: see `inThread` in rolecall.js.
import { parentPort, workerData } from 'node:worker_threads';
import { loadProgram } from './load-program.js';

const nowhere = { write: () => true };
const io = { argv: [], env: process.env, stdin: [], stdout: nowhere, stderr: nowhere, cwd: process.cwd };
parentPort.postMessage(await loadProgram().readShard(workerData, io));
