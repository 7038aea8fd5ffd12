import type { Document, Path } from '../model/index.js';

type Locate = Document['locate'];

/**
 * Finds some places of a document at once and remembers them. Right after a document was read that costs little;
 * later its text has to be read again.
 */
export function remembering(locate: Locate, places: readonly Path[]): Locate {
  const known = new Map(places.map((path) => [keyOf(path), locate(path, partAt(path))]));
  return (path, part) => {
    const key = part === partAt(path) ? keyOf(path) : '';
    return known.has(key) ? known.get(key) : locate(path, part);
  };
}

/** Of a resource its logical id is shown, of a part of one what stands there. */
export function partAt(path: Path): 'key' | 'value' {
  return path.length > 2 ? 'value' : 'key';
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
