// Builds everything that ships: compiled schemas and rules, the bundled program, the type declarations.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';
import { generate } from './generate.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
rmSync('dist', { recursive: true, force: true });
generate();
await bundle();
node('build/compile.js');
node('node_modules/typescript/bin/tsc', '-p', 'build/declarations.json');

function node(...args) {
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}
