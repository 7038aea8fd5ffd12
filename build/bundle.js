import { build } from 'esbuild';

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

/** Bundles the program into one file, and the programmatic API into another. */
export async function bundle() {
  await Promise.all([bundleProgram(), bundleApi()]);
}

/**
 * One script rather than modules, since only a script can be started from compiled code. What is imported dynamically
 * stays unevaluated until it is used.
 */
function bundleProgram() {
  return build({
    ...COMMON,
    entryPoints: { rolecall: 'src/cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    // Commander starts subcommands that are programs of their own. There are none, and loading it takes a while.
    alias: { 'node:child_process': './build/no-child-process.js' },
  });
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
