import type { Document, Path, Range } from '../model/index.js';

/** Places of a document that were found when it was read, by their paths. */
export type Places = ReadonlyMap<string, Range | undefined>;

/** A document in which places can be found. */
interface Located extends Pick<Document, 'locate'> {
  readonly places?: Places;
}

/** Finds some places at once: right after a document was read that costs little, later its text is read again. */
export function placesAt({ locate }: Located, paths: readonly Path[]): Places {
  return new Map(paths.map((path) => [keyOf(path), locate(path, partAt(path))]));
}

/** Where a path leads in a document. */
export function rangeAt({ places, locate }: Located, path: Path): Range | undefined {
  return places?.has(keyOf(path)) ? places.get(keyOf(path)) : locate(path, partAt(path));
}

/** Of a resource its logical id is shown, of a part of one what stands there. */
function partAt(path: Path): 'key' | 'value' {
  return path.length > 2 ? 'value' : 'key';
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
