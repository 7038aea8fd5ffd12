/** The paths of a run. What a list holds may be anything, as what a folder holds; what was named must be an input. */
export interface Paths {
  readonly named: readonly string[];
  readonly listed: readonly string[];
  /** Where a list gives a path, as `list.txt:3`; nothing of one that no list gives. */
  readonly placeOf?: (path: string) => string | undefined;
}

/** What is wrong with a path, behind its place in the list that gives it. */
export function wrongPath(path: string, message: string, placeOf: Paths['placeOf'] | undefined): string {
  const place = placeOf?.(path);
  return place === undefined ? message : `${place}: ${message}`;
}
