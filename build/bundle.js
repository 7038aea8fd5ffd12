import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { licencesOf } from './licences.js';

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Names stay: a stack trace in a report of a bug is of use only with them.
  minifySyntax: true,
  minifyWhitespace: true,
  // Licences stand in a file of their own.
  legalComments: 'none',
  logLevel: 'warning',
};

/** Bundles the program and the API into chunks that they share, and the plugin of the CDK into a file of its own. */
export async function bundle() {
  await Promise.all([bundleProgram(), bundlePlugin()]);
}

const PROGRAM = 'dist/program';
/** What the program and the API begin with, by the names that `bin/load-program.js` asks for. */
const ENTRIES = { main: 'src/cli/main.ts', index: 'src/index.ts' };

/**
 * What is imported dynamically is a chunk of its own, and so is what only some inputs need. A chunk's name tells its
 * content; the names of those that come first stand in `entries.cjs`.
 */
async function bundleProgram() {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: { ...ENTRIES, ...NEEDED_BY_SOME },
    outdir: PROGRAM,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    format: 'esm',
    splitting: true,
    write: false,
    metafile: true,
    // Commander starts subcommands that are programs of their own. There are none, and loading it takes a while.
    alias: {
      'node:child_process': './build/no-child-process.js',
      // Of its two forms the one of modules: scripts are loaded with the chunk that imports them, used or not.
      yaml: './node_modules/yaml/browser/index.js',
    },
  });
  mkdirSync(PROGRAM, { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(join(PROGRAM, basename(path)), await asChunk(text));
  writeEntries(Object.entries(metafile.outputs));
  writeFileSync('dist/LICENCES.txt', licencesOf(Object.keys(metafile.inputs)));
}

/** The chunks to begin with, and the module of the API: the names of what its chunk exports. */
function writeEntries(outputs) {
  const outputOf = (source) => outputs.find(([, { entryPoint }]) => entryPoint === source);
  const names = Object.entries(ENTRIES).map(([entry, source]) => [entry, basename(outputOf(source)[0])]);
  writeFileSync(join(PROGRAM, 'entries.cjs'), `module.exports = ${JSON.stringify(Object.fromEntries(names))};\n`);
  const exported = outputOf(ENTRIES.index)[1].exports.join(', ');
  const api = `import { loadApi } from '../bin/load-program.js';\nexport const { ${exported} } = loadApi();\n`;
  writeFileSync('dist/index.js', api);
}

const NEEDED_BY_SOME = {
  yaml: 'src/parse/yaml/index.ts',
  hcl: 'src/hcl/index.ts',
  factsLine: 'src/generated/facts-line.js',
};

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

function bundlePlugin() {
  const entryPoints = { cdk: 'src/cdk-plugin.ts' };
  return build({ ...COMMON, entryPoints, outdir: 'dist', outExtension: { '.js': '.cjs' }, format: 'cjs' });
}
