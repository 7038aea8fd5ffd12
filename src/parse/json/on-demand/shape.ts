import type { ByteSource, Json } from '../../../model/index.js';

/** How far down a value is read at once. Whatever a shape does not say of a value, the value is read whole. */
export type Shape =
  /** A list, with the shape of its elements. */
  | { readonly each: Shape }
  /** A mapping, of which some members have a shape of their own. */
  | { readonly members: Members }
  /** A mapping that stays bytes until somebody asks for a member that is not in its header. */
  | RecordShape
  /** A member that stays bytes until somebody asks for it. */
  | { readonly onDemand: Shape };

export interface RecordShape {
  /** Members that are read at once, with the shapes of those that are records; their names are of ASCII letters. */
  readonly header: { readonly [name: string]: RecordShape | undefined };
  readonly names: readonly string[];
  /** Every other member that anybody may ask for. */
  readonly kind: RecordKind;
}

/** The shapes of members by name; `undefined` for those that are read whole. */
export type Members = { readonly [name: string]: Shape | undefined };

/** A mapping while its members are put in. */
export type Data = { [name: string]: Json };

/** A class of mappings that are bytes of a source, from `start` on, until they are asked. */
export type RecordKind = new (source: ByteSource, start: number) => Data;
