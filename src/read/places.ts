import type { Construct, SynthesizedDocument } from '../cdk/index.js';
import type { Document, InputKind, Path, Problem, Range } from '../model/index.js';
import type { ReadAgain } from './read-again.js';

/** A document that a report may have to point into. */
export interface ReadDocument extends Omit<Document, 'data' | 'kind'> {
  readonly kind: InputKind;
  /** The file to open for an input that is a folder, by its display name. */
  readonly file?: string;
  /** Places in it that are known, by their paths. */
  readonly places?: ReadonlyMap<string, Range | undefined>;
  /** The construct that makes a resource of a template that the CDK has synthesized, by logical id. */
  readonly constructOf?: ((id: string) => Construct | undefined) | undefined;
}

/**
 * A document without its data and text, which need not be kept once it is normalized: what has a place is found by
 * reading its file again.
 * @param again reads its file again; absent where that cannot be
 */
export function withoutData(
  { input, kind, locate, constructOf }: SynthesizedDocument,
  again: ReadAgain | undefined,
): ReadDocument {
  if (again === undefined) return { input, kind, locate, constructOf };
  const found = (path: Path, part: 'key' | 'value') =>
    again()
      .find((document) => document.input === input)
      ?.locate(path, part);
  return { input, kind, locate: found, constructOf };
}

/**
 * The places of problems, which are shown in the first document of an input. Right after it was read they are found at
 * little cost.
 */
export function placesOf(
  problems: readonly Problem[],
  { kind, input, locate }: Document,
  name: string,
): Pick<ReadDocument, 'places'> {
  if (kind !== 'cloudformation' || input !== name) return {};
  const paths = problems.flatMap(({ path = [], range }) => (range === undefined && path.length > 0 ? [path] : []));
  return paths.length === 0 ? {} : { places: new Map(paths.map((path) => [keyOf(path), locate(path, partAt(path))])) };
}

/** Where a path leads in a document. What is said of the whole of it has no place in it. */
export function rangeAt({ places, locate }: ReadDocument, path: Path): Range | undefined {
  if (path.length === 0) return undefined;
  return places?.has(keyOf(path)) ? places.get(keyOf(path)) : locate(path, partAt(path));
}

/** Of a resource its logical id is shown, of a part of one what stands there. */
function partAt(path: Path): 'key' | 'value' {
  return path.length > 2 ? 'value' : 'key';
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
