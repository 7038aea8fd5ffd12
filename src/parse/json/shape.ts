import { type SleeperKind, sleeperKind } from './sleeper.js';

/** How far down a value is read at once. Whatever a shape does not say of a value, the value is read whole. */
export type Shape =
  /** A list, with the shape of its elements. */
  | { readonly each: Shape }
  /** A mapping, of which some members have a shape of their own. */
  | { readonly members: Members }
  /** A mapping that stays bytes until somebody asks for a member that is not in its header. */
  | RecordShape
  /** A member that stays bytes until somebody asks for it. */
  | { readonly waits: Shape };

export interface RecordShape {
  /** Members that are read at once, by their shapes. */
  readonly header: Members;
  /** Every other member that anybody may ask for. */
  readonly kind: SleeperKind;
}

/** The shapes of members by name; `undefined` for those that are read whole. */
export type Members = { readonly [name: string]: Shape | undefined };

/** The shape of a record, by its header and the names of all other members that anybody may ask for. */
export function record(header: Members, later: readonly string[]): RecordShape {
  return { header, kind: sleeperKind(later) };
}
