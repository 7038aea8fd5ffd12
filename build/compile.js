// Runs the program over inputs of each kind, so that V8 compiles what such a run needs, and keeps it for the first
// start of a user with this version of Node. A process of its own, since what V8 compiles is of a process.
import { fileURLToPath } from 'node:url';
import { loadProgram } from '../bin/load-program.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { run, keepCompiled } = loadProgram();
const inputs = [
  'fixtures/demo/incident-support.yaml',
  'fixtures/demo/vendor-access/plan.json',
  'bench/small.template.json',
];
const nowhere = { write: () => true };
const io = { env: {}, stdin: process.stdin, stdout: nowhere, stderr: nowhere, cwd: () => process.cwd() };
for (const input of inputs) {
  await run({ ...io, argv: [process.execPath, 'rolecall', 'scan', input, '--no-config'] });
}
keepCompiled();
