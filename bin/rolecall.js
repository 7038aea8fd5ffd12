#!/usr/bin/env node
import { loadProgram } from './load-program.js';

// A reader that has seen enough, such as `head`, is no error; a report that cannot be written is.
process.stdout.on('error', ({ code, message }) => {
  if (code === 'EPIPE') return;
  process.stderr.write(`rolecall: cannot write the report: ${message}\n`);
  process.exitCode = 2;
});
process.exitCode = await loadProgram().run(process);
