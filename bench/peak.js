// Runs one thing in this process and says the peak of its memory in MiB and its processor time in seconds:
// `parse FILE`, or a command of Rolecall's with its arguments.
import { readFileSync } from 'node:fs';
import { loadProgram } from '../bin/load-program.js';

const [what, ...args] = process.argv.slice(2);
if (what === 'parse') JSON.parse(readFileSync(args[0], 'utf8'));
else {
  const { env, stdin, stdout, stderr } = process;
  const argv = [process.argv[0], 'rolecall', what, ...args, '--no-config'];
  process.exitCode = await loadProgram().run({ argv, env, stdin, stdout, stderr, cwd: () => process.cwd() });
}
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
process.stderr.write(`peak ${Math.round(maxRSS / 1024)} in ${((userCPUTime + systemCPUTime) / 1e6).toFixed(2)}\n`);
