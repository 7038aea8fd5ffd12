import type { Tags } from 'yaml';
import { intrinsics } from '../../cloudformation/index.js';

/** Functions by their short tags, with the key that spells each out. */
const keys: ReadonlyMap<string, string> = new Map(
  Array.from(intrinsics.keys(), (key) => [`!${key.replace(/^Fn::/, '')}`, key]),
);

/** The names behind the exclamation marks of CloudFormation's short tags. */
export const templateFunctions: readonly string[] = Array.from(keys.keys(), (tag) => tag.slice(1));

/** The short tags of CloudFormation, for every kind of node: `!Sub` and the like may stand before any of them. */
export const templateTags: Tags = [...keys.keys()].flatMap((tag) => [
  { tag, resolve: (text: string) => text },
  { tag, collection: 'map' as const, resolve: (map: unknown) => map },
  { tag, collection: 'seq' as const, resolve: (list: unknown) => list },
]);

/** The key by which a tag is spelled out: `!Sub` is `Fn::Sub`, `!Ref` is `Ref`; a tag of another dialect is itself. */
export function longForm(tag: string): string {
  return keys.get(tag) ?? tag;
}
