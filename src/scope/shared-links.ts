import { isUnknown } from '../model/index.js';
import type { Link } from './link.js';

/**
 * Links that share out their targets among them, each to one: which leads to which cannot be told, but where all of them
 * are there and bring the same policy, all targets have it.
 */
export function withSharedTargets(links: readonly Link[]): Link[] {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const by = sharedBy(link);
    if (by !== undefined) groups.set(by, [...(groups.get(by) ?? []), link]);
  }
  if (groups.size === 0) return [...links];
  const settled = new Map([...groups.values()].flatMap(shareOut));
  return links.map((link) => settled.get(link) ?? link);
}

function sharedBy({ target: { name } }: Link): string | undefined {
  return isUnknown(name) ? name.$sharedBy : undefined;
}

function shareOut(group: readonly Link[]): [Link, Link][] {
  const [first] = group;
  const names = first && isUnknown(first.target.name) ? (first.target.name.$oneOf ?? []) : [];
  const isWhole = names.length === group.length;
  const isAlike = group.every(({ policy, exists }) => exists.answer === 'yes' && policy === first?.policy);
  if (!isWhole || !isAlike || typeof first?.policy !== 'string') return [];
  return group.flatMap((link, index): [Link, Link][] => {
    const name = names[index];
    return typeof name === 'string' ? [[link, { ...link, target: { ...link.target, name } }]] : [];
  });
}
