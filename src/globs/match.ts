import type { Glob, Segment } from './glob.js';

/**
 * How far the segments of a path lead into a glob: all places in it that they may have come to. There are never more
 * than the glob has segments, so that a path is matched in time linear to its length.
 */
export type GlobState = ReadonlySet<Place>;

/** What of a glob is still to be matched: a segment and what follows, or nothing. */
export interface Place {
  readonly segment?: Segment;
  readonly next?: Place;
}

/** The state before the first segment of a path. */
export function startOf(glob: Glob): GlobState {
  const state = new Set<Place>();
  for (const row of glob)
    add(
      row.reduceRight<Place>((next, segment) => ({ segment, next }), {}),
      state,
    );
  return state;
}

/** The state after one more segment; empty where no path that begins like this matches. */
export function step(state: GlobState, segment: string): GlobState {
  const after = new Set<Place>();
  for (const place of state) {
    if (place.segment?.test(segment)) add(place.segment.spans ? place : place.next, after);
  }
  return after;
}

/** Whether the path that led here matches as it is. */
export function isMatched(state: GlobState): boolean {
  for (const { segment } of state) if (segment === undefined) return true;
  return false;
}

/** Whether a path that goes on from here may match. */
export function isOpen(state: GlobState): boolean {
  for (const { segment } of state) if (segment !== undefined) return true;
  return false;
}

/** A `**` may also stand for no segment. */
function add(place: Place | undefined, state: Set<Place>): void {
  for (let at = place; at !== undefined && !state.has(at); at = at.segment?.spans ? at.next : undefined) state.add(at);
}
