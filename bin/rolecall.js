#!/usr/bin/env node
const { loadProgram } = require('./load-program.js');

const UNWRITTEN = 2;
let unwritten = false;
// A reader that has seen enough, such as `head`, is no error; a report that cannot be written is.
process.stdout.on('error', ({ code }) => {
  if (code === 'EPIPE') return;
  unwritten = true;
  process.exitCode = UNWRITTEN;
  const because = code === 'ENOSPC' ? 'no space is left on the disk' : `the system reports ${code}`;
  process.stderr.write(`rolecall: cannot write the report: ${because}\n`);
});
// Where nobody can be told, the exit code still tells.
process.stderr.on('error', () => undefined);

const { run, keepCompiled } = loadProgram();
run(process).then((exit) => {
  process.exitCode = unwritten ? UNWRITTEN : exit;
  keepCompiled();
});
