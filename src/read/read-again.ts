import { bytesAt, statusAt } from '../files/index.js';
import { type Document, digestOf } from '../model/index.js';
import { parse } from '../parse/index.js';

/** Reads a file again: its documents; none where it is gone since, or is another. */
export type ReadAgain = () => readonly Document[];

/**
 * Takes note of a file that was just read, so that places in it can be found later without keeping its documents.
 * @param name display name, as its documents are named
 * @param path absolute
 */
export type Remember = (name: string, path: string, bytes: Buffer) => ReadAgain;

/** A file that was read. The last one is held by its bytes, any other known by their digest. */
interface Remembered {
  readonly name: string;
  readonly path: string;
  content: Buffer | string;
}

/** Remembers the files of a run. The documents last asked for are kept: who asks for one place asks for more. */
export function remembering(): Remember {
  let latest: Remembered | undefined;
  let last: { readonly file: Remembered; readonly documents: readonly Document[] } | undefined;
  return (name, path, bytes) => {
    if (latest) latest.content = digested(latest);
    const file: Remembered = { name, path, content: bytes };
    latest = file;
    return () => {
      if (last?.file !== file)
        last = { file, documents: last && areSame(last.file, file) ? last.documents : documentsOf(file) };
      return last.documents;
    };
  };
}

/** A template that several others nest is read for each of them. */
function areSame(one: Remembered, other: Remembered): boolean {
  return one.path === other.path && digested(one) === digested(other);
}

function documentsOf({ name, path, content }: Remembered): readonly Document[] {
  if (typeof content !== 'string') return parse(name, content).documents;
  const bytes = bytesAt(path);
  return bytes !== undefined && digestOf(bytes) === content ? parse(name, bytes).documents : [];
}

function digested({ content }: Remembered): string {
  return typeof content === 'string' ? content : digestOf(content);
}

/** Whether what a path leads to can be read more than once, unlike standard input and pipes. */
export function isThereToStay(path: string): boolean {
  return path !== '-' && statusAt(path)?.isFile() === true;
}
