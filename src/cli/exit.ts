/** How a run ends, the same in every format. When several apply, the first of 4, 2, 1, 3 wins. */
export const exit = {
  /** Passed; warnings are allowed. */
  passed: 0,
  /** A rule failed, or is unknown, or warned under --strict. */
  violated: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** An input could not be analysed, or there was nothing to analyse. */
  unread: 3,
  /** A bug of Rolecall's. */
  internal: 4,
} as const;

export type Exit = (typeof exit)[keyof typeof exit];
