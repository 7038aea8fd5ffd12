import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Document, type Location, type Place, pointer } from '../model/index.js';
import { type FindResource, resourceFinder, type SourceFile } from '../terraform-source/index.js';
import type { Io } from './io.js';
import type { Reading } from './reading.js';

/** Makes a place concrete. */
export type Locator = (place: Place) => Location;

/**
 * Finds the line of a place: in a template by its document, for a plan or state by the `.tf` files beside it or in
 * the working directory, since plans hold no positions. Where there is none the address and pointer remain.
 */
export function locatorFor(readings: readonly Reading[], io: Io): Locator {
  const known = new Map(
    readings.flatMap(({ documents, name, folder }) =>
      documents.map((document) => [document.input, { document, name, folder }] as const),
    ),
  );
  const findResource = resourceFinder(readFolder);
  return (place) => {
    const from = known.get(place.input);
    const symbolic = symbolicLocation(place, from?.name ?? place.input);
    if (from === undefined) return symbolic;
    if (from.document.kind === 'cloudformation') return { ...symbolic, ...rangeOf(from.document, place) };
    return { ...symbolic, ...declaredIn(place, [from.folder, io.cwd()], findResource, io) };
  };
}

function symbolicLocation({ address, path }: Place, file: string): Location {
  return {
    file,
    ...(address === undefined ? {} : { address }),
    ...(path.length === 0 ? {} : { pointer: pointer(path) }),
  };
}

function rangeOf(document: Omit<Document, 'data'>, { path }: Place): Partial<Location> {
  return document.locate(path, 'key') ?? document.locate(path, 'value') ?? {};
}

function declaredIn(
  { address }: Place,
  folders: readonly (string | undefined)[],
  findResource: FindResource,
  io: Io,
): Partial<Location> {
  if (address === undefined) return {};
  for (const folder of new Set(folders)) {
    const found = folder === undefined ? undefined : findResource(address, folder);
    if (found) return { ...found, file: displayName(found.file, io) };
  }
  return {};
}

/** The `.tf` files of a folder, by absolute path; none where it cannot be read. */
function readFolder(folder: string): SourceFile[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.tf'));
    return names.sort().map((name) => ({ name: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
  } catch {
    return [];
  }
}

function displayName(file: string, io: Io): string {
  return relative(io.cwd(), file).split(sep).join('/');
}
