import { basename, join, resolve } from 'node:path';
import { parse } from '../parse/index.js';
import type { CloudAssemblies } from './cloud-assemblies.js';
import { bytesAt } from './files.js';
import type { ReadDocument, Reading } from './reading.js';
import { asSynthesized, type SynthesizedDocument } from './synthesized.js';

/** A document without what cannot go from one thread to another. */
interface SharedDocument extends Pick<ReadDocument, 'input' | 'kind' | 'places'> {
  readonly hasConstructs: boolean;
}

/** A reading as plain data. */
export interface SharedReading extends Omit<Reading, 'documents' | 'nested'> {
  readonly documents: readonly SharedDocument[];
  readonly nested: readonly SharedDocument[];
}

export function toShared({ documents, nested = [], ...reading }: Reading): SharedReading {
  return { ...reading, documents: documents.map(shared), nested: nested.map(shared) };
}

function shared({ input, kind, places, constructOf }: ReadDocument): SharedDocument {
  return { input, kind, hasConstructs: constructOf !== undefined, ...(places && { places }) };
}

/** The reading again. Whoever wants to know a place that is not known has the file read once more. */
export function fromShared(reading: SharedReading, assemblies: CloudAssemblies, cwd: string): Reading {
  const { name, folder = cwd, documents, nested } = reading;
  const own = join(folder, basename(name));
  return {
    ...reading,
    documents: documents.map((one) => readLater(one, own, name, assemblies)),
    nested: nested.map((one) => readLater(one, resolve(cwd, one.input), one.input, assemblies)),
  };
}

function readLater(
  { hasConstructs, ...document }: SharedDocument,
  path: string,
  name: string,
  assemblies: CloudAssemblies,
): ReadDocument {
  let read: readonly SynthesizedDocument[] | undefined;
  const again = () => {
    read ??= parse(name, bytesAt(path) ?? Buffer.alloc(0)).documents.map((one) => asSynthesized(one, path, assemblies));
    return read.find(({ input }) => input === document.input);
  };
  return {
    ...document,
    locate: (at, part) => again()?.locate(at, part),
    ...(hasConstructs && { constructOf: (id) => again()?.constructOf?.(id) }),
  };
}
