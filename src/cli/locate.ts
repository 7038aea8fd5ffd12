import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { displayName } from '../discover/index.js';
import { type Location, type Place, pointer } from '../model/index.js';
import { type FindResource, isSource, resourceFinder, type SourceFile } from '../terraform-source/index.js';
import { constructAt } from './construct.js';
import { sourceOf } from './construct-source.js';
import { textAt } from './files.js';
import type { Io } from './io.js';
import { rangeAt } from './places.js';
import type { ReadDocument, Reading } from './reading.js';

/** Makes a place concrete. */
export type Locator = (place: Place) => Location;

/**
 * Finds the line of a place: in a template by its document, for a plan or state by the `.tf` files beside it or in
 * the working directory, since plans hold no positions. Where there is none the address and pointer remain. The
 * construct that makes a resource is where the app makes it, if that was traced.
 */
export function locatorFor(readings: readonly Reading[], io: Io): Locator {
  const known = new Map(
    readings.flatMap(({ documents, nested = [], name, folder }) => [
      ...nested.map((document) => [document.input, { document, name: document.input, folder }] as const),
      ...documents.map((document) => [document.input, { document, name, folder }] as const),
    ]),
  );
  const findResource = resourceFinder(readFolder);
  return (place) => {
    const from = known.get(place.input);
    const symbolic = symbolicLocation(place, from?.name ?? place.input);
    if (from === undefined) return symbolic;
    if (from.document.kind === 'cloudformation') return { ...symbolic, ...inTemplate(from.document, place, io) };
    return { ...symbolic, ...declaredIn(place, [from.folder, io.cwd()], findResource, io) };
  };
}

/** A place as it is known without looking anything up. */
export function symbolicLocation({ address, path }: Place, file: string): Location {
  return {
    file,
    ...(address === undefined ? {} : { address }),
    ...(path.length === 0 ? {} : { pointer: pointer(path) }),
  };
}

function inTemplate(document: ReadDocument, { path }: Place, io: Io): Partial<Location> {
  const construct = document.constructOf?.(constructAt(path) ?? '');
  const source = construct && sourceOf(construct, io.cwd());
  return source ?? rangeAt(document, path) ?? {};
}

function declaredIn(
  { address, path }: Place,
  folders: readonly (string | undefined)[],
  findResource: FindResource,
  io: Io,
): Partial<Location> {
  if (address === undefined) return {};
  for (const folder of new Set(folders)) {
    const found = folder === undefined ? undefined : findResource(address, folder, path);
    if (found) return { ...found, file: displayName(found.file, io.cwd()) };
  }
  return {};
}

/** The files of source in a folder, by absolute path; none where it cannot be read. */
function readFolder(folder: string): SourceFile[] {
  const names = namesIn(folder).filter(isSource);
  return names.map((name) => ({ name: join(folder, name), text: textAt(join(folder, name)) ?? '' }));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
