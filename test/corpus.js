// Runs the built command line over the corpus of real inputs where it lies beside the repository, and says so where not.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const check = fileURLToPath(new URL('../../shared/tools/corpus-check.mjs', import.meta.url));
if (existsSync(check)) {
  const { status } = spawnSync(process.execPath, [check, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.log('skipped: there is no corpus beside this repository');
}
