import type { Progress } from '../files/index.js';
import { visible } from '../print/index.js';

/** Who has waited so long wants to know what for. */
const PATIENCE = 1000;
/** More often than that nobody can read. */
const STEP = 100;
const CLEAR = '\r\u001b[K';

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/**
 * A line on standard error that says what is being read, once that has taken a second; `done` takes it away again. None
 * where standard error is no terminal: there it would be noise in a log.
 * @param now milliseconds of any clock
 */
export function progressOn(stderr: Stream, now: () => number): Progress | undefined {
  if (stderr.isTTY !== true) return undefined;
  let next = now() + PATIENCE;
  let isShown = false;
  return {
    reading: (name, at, of) => {
      if (now() < next) return;
      next = now() + STEP;
      isShown = true;
      stderr.write(`${CLEAR}${lineOf(name, at, of, stderr.columns ?? 80)}`);
    },
    done: () => {
      if (isShown) stderr.write(CLEAR);
      isShown = false;
    },
  };
}

/** Shorter than the terminal is wide, so that it stays one line: of a long name, the end. */
function lineOf(name: string, at: number, of: number, columns: number): string {
  const head = `Reading ${at} of ${of}: `;
  const shown = visible(name);
  const room = Math.max(columns - head.length - 1, 10);
  return head + (shown.length > room ? `…${shown.slice(1 - room)}` : shown);
}
