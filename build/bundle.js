import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Names stay: a stack trace in a report of a bug is of use only with them.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'external',
  logLevel: 'warning',
};

/** Bundles the program into chunks, and the programmatic API into one file. */
export async function bundle() {
  await Promise.all([bundleProgram(), bundleApi()]);
}

const PROGRAM = 'dist/program';

/**
 * What is imported dynamically is a chunk of its own, read when it is used. A chunk's name tells its content; the
 * name of the first stands in `first.cjs`.
 */
async function bundleProgram() {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: ['src/cli/main.ts'],
    outdir: PROGRAM,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    format: 'esm',
    splitting: true,
    write: false,
    // Commander starts subcommands that are programs of their own. There are none, and loading it takes a while.
    alias: { 'node:child_process': './build/no-child-process.js' },
  });
  mkdirSync(PROGRAM, { recursive: true });
  for (const { path, text } of outputFiles) {
    writeFileSync(join(PROGRAM, basename(path)), path.endsWith('.cjs') ? await asScript(text) : text);
  }
  const first = outputFiles.map(({ path }) => basename(path)).find((name) => /^main-\w+\.cjs$/.test(name));
  writeFileSync(join(PROGRAM, 'first.cjs'), `module.exports = '${first}';\n`);
}

/** Scripts rather than modules, since only scripts can be started from compiled code; esbuild divides modules only. */
async function asScript(module) {
  const { minifySyntax, minifyWhitespace, platform, target } = COMMON;
  const supported = { 'dynamic-import': false };
  const options = { minifySyntax, minifyWhitespace, platform, target, format: 'cjs', supported };
  return (await transform(module, options)).code;
}

function bundleApi() {
  return build({
    ...COMMON,
    entryPoints: { index: 'src/index.ts' },
    outdir: 'dist',
    format: 'esm',
    // Bundled CommonJS packages call `require` for Node's own modules, which ESM does not have.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
}
