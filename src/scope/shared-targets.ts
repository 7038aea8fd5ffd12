import { isUnknown } from '../model/index.js';
import type { Attachment } from './attachments.js';

/**
 * Attachments that share out their targets among them, each to one: which leads to which cannot be told, but where all
 * of them are there and bring the same policy, all targets have it.
 */
export function withSharedTargets(attachments: readonly Attachment[]): Attachment[] {
  const groups = new Map<string, Attachment[]>();
  for (const attachment of attachments) {
    const by = sharedBy(attachment);
    if (by !== undefined) groups.set(by, [...(groups.get(by) ?? []), attachment]);
  }
  if (groups.size === 0) return [...attachments];
  const settled = new Map([...groups.values()].flatMap(shareOut));
  return attachments.map((attachment) => settled.get(attachment) ?? attachment);
}

function sharedBy({ target: { name } }: Attachment): string | undefined {
  return isUnknown(name) ? name.$sharedBy : undefined;
}

function shareOut(group: readonly Attachment[]): [Attachment, Attachment][] {
  const [first] = group;
  const names = first && isUnknown(first.target.name) ? (first.target.name.$oneOf ?? []) : [];
  const isWhole = names.length === group.length;
  const isAlike = group.every(({ policy, exists }) => exists.answer === 'yes' && policy === first?.policy);
  if (!isWhole || !isAlike || typeof first?.policy !== 'string') return [];
  return group.flatMap((attachment, index): [Attachment, Attachment][] => {
    const name = names[index];
    return typeof name === 'string' ? [[attachment, { ...attachment, target: { ...attachment.target, name } }]] : [];
  });
}
