/** A job of a workflow of GitHub's, as far as tests look at it. */
export interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly needs?: string;
  readonly if?: string;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
