import { build } from 'esbuild';

/** Bundles the program and the programmatic API; what is imported dynamically becomes a chunk that loads when used. */
export async function bundle() {
  await build({
    entryPoints: { rolecall: 'src/cli/main.ts', index: 'src/index.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'external',
    chunkNames: 'chunks/[name]-[hash]',
    // Bundled CommonJS packages call `require` for Node's own modules, which ESM does not have.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
