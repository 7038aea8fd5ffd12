// Builds the package where it is installed from its repository. npm brings the development dependencies along, save
// for a global installation (`npm install -g git+...`, which is how pre-commit installs hooks): then they are
// installed here first.
import { execFileSync, execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
// A shell finds npm on every system. Without scripts, or this one would start itself.
if (!existsSync('node_modules/esbuild')) execSync('npm ci --no-global --ignore-scripts', { stdio: 'inherit' });
execFileSync(process.execPath, ['build/build.js'], { stdio: 'inherit' });
