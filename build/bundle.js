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
 * What is imported dynamically is a chunk of its own, and so is what only some inputs need. A chunk's name tells its
 * content; the name of the first stands in `first.cjs`.
 */
async function bundleProgram() {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: { main: 'src/cli/main.ts', ...NEEDED_BY_SOME },
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
    writeFileSync(join(PROGRAM, basename(path)), path.endsWith('.cjs') ? await asChunk(text) : text);
  }
  const first = outputFiles.map(({ path }) => basename(path)).find((name) => /^main-\w+\.cjs$/.test(name));
  writeFileSync(join(PROGRAM, 'first.cjs'), `module.exports = '${first}';\n`);
}

const NEEDED_BY_SOME = { yaml: 'src/parse/yaml/index.ts', factsLine: 'src/generated/facts-line.js' };

/**
 * A chunk as the function that `bin/load-program.js` calls: a script, since only scripts can be started from compiled
 * code, while esbuild divides modules only. What it imports is loaded when it is first used; no module does anything
 * but define.
 */
async function asChunk(module) {
  const { minifySyntax, minifyWhitespace, platform, target } = COMMON;
  const supported = { 'dynamic-import': false };
  const { code } = await transform(module, {
    minifySyntax,
    minifyWhitespace,
    platform,
    target,
    format: 'cjs',
    supported,
  });
  const imported = new Set();
  const lazy = code
    .replace(/\b(import_[\w$]+)=(require\("[^"]+"\))/g, (_, name, required) => {
      imported.add(name);
      return `${name}=__once(()=>${required})`;
    })
    .replace(/\b(import_[\w$]+)\./g, (used, name) => (imported.has(name) ? `(${name}()).` : used));
  return `(function(exports,require,module){const __once=load=>{let it;return()=>it??=load()};${lazy}\n})`;
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
