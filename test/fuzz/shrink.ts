import type { Trial } from './trial.js';

/** Tries that a shrinking may take. */
const MOST_TRIES = 400;

/**
 * The smallest trial found that still fails: other files left out, then ever smaller pieces of the strange file.
 * @param fails whether a trial fails in the same way
 */
export async function shrunk(
  trial: Trial,
  fails: (trial: Trial) => Promise<boolean>,
  most = MOST_TRIES,
): Promise<Trial> {
  let left = most;
  const stillFails = async (smaller: Trial): Promise<boolean> => {
    left -= 1;
    return left >= 0 && (await fails(smaller));
  };
  let best = trial;
  for (const path of Object.keys(trial.files)) {
    const { [path]: _, ...files } = best.files;
    if (path !== trial.target && (await stillFails({ ...best, files }))) best = { ...best, files };
  }
  for (let piece = sizeOf(best); piece >= 1 && left > 0; piece = Math.floor(piece / 2)) {
    best = await withoutPieces(best, piece, stillFails);
  }
  return best;
}

/** A trial without every piece of some length whose absence leaves it failing. */
async function withoutPieces(trial: Trial, piece: number, fails: (trial: Trial) => Promise<boolean>): Promise<Trial> {
  let best = trial;
  for (let start = sizeOf(best) - piece; start > -piece; start -= piece) {
    const bytes = Buffer.from(best.files[trial.target] ?? []);
    const rest = Buffer.concat([bytes.subarray(0, Math.max(0, start)), bytes.subarray(Math.max(0, start + piece))]);
    const smaller = { ...best, files: { ...best.files, [trial.target]: rest } };
    if (rest.length < bytes.length && (await fails(smaller))) best = smaller;
  }
  return best;
}

function sizeOf({ files, target }: Trial): number {
  return files[target]?.length ?? 0;
}
