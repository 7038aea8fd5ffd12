import type { run } from '../src/cli/main.js';

/** The program as V8 has compiled it when it was built. */
export declare const COMPILED: string;

/** Loads the bundled program; `compile` gives what V8 has compiled of it so far. */
export declare function loadProgram(): { readonly run: typeof run; readonly compile: () => Buffer };
