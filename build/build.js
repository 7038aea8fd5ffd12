// Builds everything that ships: compiled schemas and rules, the bundled program, the type declarations.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bundle } from './bundle.js';
import { generate } from './generate.js';

process.chdir(new URL('..', import.meta.url).pathname);
rmSync('dist', { recursive: true, force: true });
generate();
await bundle();
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'build/declarations.json'], {
  stdio: 'inherit',
});
