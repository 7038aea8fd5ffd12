import type { run } from '../src/cli/main.js';

/** Loads the bundled program; `keepCompiled` keeps what V8 has compiled of it so far for the next start. */
export declare function loadProgram(): { readonly run: typeof run; readonly keepCompiled: () => void };

/** Loads what `dist/index.js` exports, from the same chunks. */
export declare function loadApi(): typeof import('../src/index.js');
