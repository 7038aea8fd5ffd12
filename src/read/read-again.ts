import { bytesAt, statusAt } from '../files/index.js';
import { type Document, digestOf } from '../model/index.js';
import { parse } from '../parse/index.js';

/** A file that was read, as far as it takes to read it again. */
export interface ReadBefore {
  /** Display name, as its documents are named. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Of its bytes. */
  readonly digest: string;
}

/** The documents of a file that was read before; none where it is gone since, or is another. */
export type ReadAgain = (file: ReadBefore) => readonly Document[];

/** Reads files again. The last one is kept, as who asks for one place in a file asks for more. */
export function readAgain(): ReadAgain {
  let last: { readonly file: ReadBefore; readonly documents: readonly Document[] } | undefined;
  return (file) => {
    if (last?.file.path !== file.path) {
      const bytes = bytesAt(file.path);
      const isSame = bytes !== undefined && digestOf(bytes) === file.digest;
      last = { file, documents: isSame ? parse(file.name, bytes).documents : [] };
    }
    return last.documents;
  };
}

/** Whether what a path leads to can be read more than once, unlike standard input and pipes. */
export function isThereToStay(path: string): boolean {
  return path !== '-' && statusAt(path)?.isFile() === true;
}
