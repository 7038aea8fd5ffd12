// Runs the fuzzer: bundles it from TypeScript beside the program that it tries, and takes it away again.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
mkdirSync('dist', { recursive: true });
const outdir = mkdtempSync(join('dist', 'fuzz-'));
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));
await build({
  entryPoints: ['test/fuzz/main.ts', 'test/fuzz/worker.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outExtension: { '.js': '.mjs' },
  outdir,
});
await import(pathToFileURL(join(outdir, 'main.mjs')).href);
