import type { Locator, Path, Range } from '../model/index.js';

/** A file of the user's that says how to judge, and where a part of it stands. */
export interface OwnFile {
  /** As a user in the working directory would type it. */
  readonly name: string;
  readonly rangeAt: (path: Path) => Partial<Range>;
}

/** A locator that also finds what stands in files that are no inputs. */
export function withOwnFiles(locate: Locator, files: readonly (OwnFile | undefined)[]): Locator {
  const known = new Map(files.flatMap((file) => (file === undefined ? [] : [[file.name, file] as const])));
  return (place) => {
    const file = known.get(place.input);
    return file === undefined ? locate(place) : { file: file.name, ...file.rangeAt(place.path) };
  };
}
