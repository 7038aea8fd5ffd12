import { setFlagsFromString } from 'node:v8';

/** How much V8's old generation may grow over what lived when it was last cleaned, in percent. */
const MOST_GROWTH = 50;

/**
 * Keeps V8's old generation in proportion to what lives in it: by itself it grows to several times as much where a lot
 * is allocated, as reading does. The process is the command line's own; the API leaves V8 as it is.
 */
export function boundOldGeneration(): void {
  setFlagsFromString(`--heap-growing-percent=${MOST_GROWTH}`);
}
