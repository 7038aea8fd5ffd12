import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/rolecall.js', import.meta.url));

/** A bare `node -e 0`: what every other figure is a multiple of. */
export const bareNode = { name: 'node -e 0', args: ['-e', '0'] };

/** A run of the built command line. */
export function rolecall(name, ...args) {
  return { name, args: [bin, ...args] };
}

/**
 * Median wall time of whole processes in milliseconds, one for each command. The commands take turns, so that a slow
 * moment of the machine falls on all of them.
 */
export function medians(commands, rounds) {
  const times = commands.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { args }] of commands.entries()) times[i].push(timeOf(args));
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]);
}

function timeOf(args) {
  const start = process.hrtime.bigint();
  const { error } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (error) throw error;
  return Number(process.hrtime.bigint() - start) / 1e6;
}
