// Loaded before a program (`node --import`): says on standard error what it took, in milliseconds and MiB.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  writeSync(2, `\nusage ${Math.round(userCPUTime / 1000)} ${Math.round(maxRSS / 1024)}\n`);
});
