// Runs one thing and says the peak of its memory in MiB: `parse FILE` or `scan FILE...`.
import { readFileSync } from 'node:fs';
import { loadProgram } from '../bin/load-program.js';

const [what, ...files] = process.argv.slice(2);
if (what === 'parse') JSON.parse(readFileSync(files[0], 'utf8'));
else {
  const { env, stdin, stdout, stderr } = process;
  const argv = [process.argv[0], 'rolecall', 'scan', ...files, '--no-config'];
  process.exitCode = await loadProgram().run({ argv, env, stdin, stdout, stderr, cwd: () => process.cwd() });
}
process.stderr.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
