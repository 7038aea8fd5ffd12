// Builds everything that ships: compiled schemas and rules, the bundled program, the type declarations.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';
import { generate } from './generate.js';
import { rollUpTypes } from './types.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
rmSync('dist', { recursive: true, force: true });
generate();
await bundle();
node('build/compile.js');
node('node_modules/typescript/bin/tsc', '-p', 'build/declarations.json');
rollUpTypes('dist/types', 'index.d.ts', 'dist/index.d.ts');
rollUpTypes('dist/types', 'cdk-plugin.d.ts', 'dist/cdk.d.cts');
rmSync('dist/types', { recursive: true });

function node(...args) {
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}
