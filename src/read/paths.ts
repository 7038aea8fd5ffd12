/** The paths of a run. What a list holds may be anything, as what a folder holds; what was named must be an input. */
export interface Paths {
  readonly named: readonly string[];
  readonly listed: readonly string[];
}
