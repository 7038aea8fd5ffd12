/** Keys and indexes from the root of a document to a part of it: `['Resources', 'Role', 'Properties', 0]`. */
export type Path = readonly (string | number)[];

/** Where something stands in an input, symbolically: lines and columns are found late, and only when shown. */
export interface Place {
  /** Display name of the input: the path as a user would type it, with `/`, or `-` for standard input. */
  readonly input: string;
  /** Terraform address or CloudFormation logical id; absent for the input as a whole. */
  readonly address?: string;
  /** Path in the input's document. */
  readonly path: Path;
}

/** A stretch of a text file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place made concrete, as reports show it. */
export interface Location extends Partial<Range> {
  /** The file to open: the template, the `.tf` file that declares the resource, or else the input itself. */
  readonly file: string;
  readonly address?: string;
  /** JSON pointer (RFC 6901) into the input's document. */
  readonly pointer?: string;
}

/** Makes a place concrete. */
export type Locator = (place: Place) => Location;

/** A place as it is known without looking anything up. */
export function symbolicLocation({ address, path }: Place, file: string): Location {
  return {
    file,
    ...(address === undefined ? {} : { address }),
    ...(path.length === 0 ? {} : { pointer: pointer(path) }),
  };
}

/** Equal for equal places. */
export function placeKey({ input, address, path }: Place): string {
  return JSON.stringify([input, address ?? null, path]);
}

/** JSON pointer (RFC 6901) of a path. */
export function pointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
