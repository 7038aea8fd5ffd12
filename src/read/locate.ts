import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { constructAt, sourceOf } from '../cdk/index.js';
import { displayName } from '../discover/index.js';
import { textAt } from '../files/index.js';
import { type Location, type Locator, type Place, symbolicLocation } from '../model/index.js';
import { type FindResource, isSource, resourceFinder, type SourceFile } from '../terraform-source/index.js';
import type { ReadFile } from './input.js';
import { type ReadDocument, rangeAt } from './places.js';

/**
 * Finds the line of a place: in a template by its document, for a plan or state by the `.tf` files beside it or in
 * the working directory, since plans hold no positions. Where there is none the address and pointer remain. The
 * construct that makes a resource is where the app makes it, if that was traced.
 */
export function locatorFor(files: readonly ReadFile[], cwd: string): Locator {
  const known = new Map(
    files.flatMap(({ documents, input: { path, takesIn }, folder, roots = [] }) => {
      const folders = [...roots, folder];
      const nested = new Set(takesIn);
      const nameOf = ({ input }: ReadDocument) => (nested.has(input) ? input : path);
      return documents.map((document) => [document.input, { document, name: nameOf(document), folders }] as const);
    }),
  );
  const findResource = resourceFinder(readFolder);
  return (place) => {
    const from = known.get(place.input);
    const symbolic = symbolicLocation(place, from?.document.file ?? from?.name ?? place.input);
    if (from === undefined) return symbolic;
    if (from.document.kind === 'cloudformation') return placed(symbolic, inTemplate(from.document, place, cwd));
    return placed(symbolic, declaredIn(place, [...from.folders, cwd], findResource, cwd));
  };
}

/** Not by a literal that spreads both: V8 11 gives each object that comes of one a shape of its own, larger than it. */
function placed(symbolic: Location, found: Partial<Location>): Location {
  return Object.assign({}, symbolic, found);
}

function inTemplate(document: ReadDocument, { path }: Place, cwd: string): Partial<Location> {
  const construct = document.constructOf?.(constructAt(path) ?? '');
  const source = construct && sourceOf(construct, cwd);
  return source ?? rangeAt(document, path) ?? {};
}

function declaredIn(
  { address, path }: Place,
  folders: readonly (string | undefined)[],
  findResource: FindResource,
  cwd: string,
): Partial<Location> {
  if (address === undefined) return {};
  for (const folder of new Set(folders)) {
    const found = folder === undefined ? undefined : findResource(address, folder, path);
    if (found) return { ...found, file: displayName(found.file, cwd) };
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
