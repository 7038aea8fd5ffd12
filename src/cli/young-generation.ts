import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** What the young generation may have grown to before it is kept from growing further. */
const ENOUGH = 16 * 1024 * 1024;
/** Inputs between two looks at it: small runs never look. */
const PACE = 64;

/**
 * Called for each input, it keeps V8's young generation from growing past what reading inputs gains from. Nearly all
 * that one input leaves behind is garbage before the next is read, while later versions of Node let it grow to four
 * times as much, which only takes memory. The process is the command line's own; the API leaves V8 as it is.
 */
export function youngGenerationKeeper(): () => void {
  let inputs = 0;
  let isKept = false;
  return () => {
    if (isKept || ++inputs % PACE > 0) return;
    isKept = sizeOfYoungGeneration() >= ENOUGH;
    if (isKept) setFlagsFromString('--semi-space-growth-factor=1');
  };
}

function sizeOfYoungGeneration(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
}
