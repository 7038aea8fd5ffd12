import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Document, type Location, type Place, pointer } from '../model/index.js';
import { findResource, type SourceFile } from '../terraform-source/index.js';
import type { Io } from './io.js';
import type { Reading } from './reading.js';

/** Makes a place concrete. */
export type Locator = (place: Place) => Location;

/**
 * Finds the line of a place: in a template by its document, for a plan or state by the `.tf` files beside it or in
 * the working directory, since plans hold no positions. Where there is none the address and pointer remain.
 */
export function locatorFor(readings: readonly Reading[], io: Io): Locator {
  const documents = new Map(readings.flatMap((one) => one.documents.map((document) => [document.input, document])));
  const folders = new Map(readings.flatMap((one) => one.documents.map((document) => [document.input, one.folder])));
  const files = new Map(readings.flatMap((one) => one.documents.map((document) => [document.input, one.name])));
  return (place) => {
    const document = documents.get(place.input);
    const symbolic = symbolicLocation(place, files.get(place.input) ?? place.input);
    if (document === undefined) return symbolic;
    if (document.kind === 'cloudformation') return { ...symbolic, ...rangeOf(document, place) };
    return { ...symbolic, ...declaredIn(place, [folders.get(place.input), io.cwd()], io) };
  };
}

function symbolicLocation({ address, path }: Place, file: string): Location {
  return {
    file,
    ...(address === undefined ? {} : { address }),
    ...(path.length === 0 ? {} : { pointer: pointer(path) }),
  };
}

function rangeOf(document: Document, { path }: Place): Partial<Location> {
  return document.locate(path, 'key') ?? document.locate(path, 'value') ?? {};
}

function declaredIn({ address }: Place, folders: readonly (string | undefined)[], io: Io): Partial<Location> {
  if (address === undefined) return {};
  for (const folder of new Set(folders)) {
    const found = folder === undefined ? undefined : findResource(address, folder, readFolder);
    if (found) return { file: displayName(found.file, io), line: found.line, column: found.column };
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
