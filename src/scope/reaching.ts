import type { Deployment, Exists } from '../model/index.js';
import type { Attachment } from './attachments.js';
import { keyOfTarget } from './keys.js';

/** A deployment that may go elsewhere, with all that it has as something that perhaps comes. */
export function inDoubt(deployment: Deployment): Deployment {
  const { input, resources } = deployment;
  return { ...deployment, resources: resources.map((one) => ({ ...one, exists: perhaps(one.exists, input) })) };
}

/**
 * The attachments that come to an account. Of those from deployments that may go elsewhere, which perhaps come, there
 * are those that name an identity of the account: what they attach may deny.
 */
export function reachingFrom(
  elsewhere: readonly Deployment[],
  attachments: readonly Attachment[],
  isHere: (key: string) => boolean,
): readonly Attachment[] {
  const inputs = new Set(elsewhere.map(({ input }) => input));
  if (inputs.size === 0) return attachments;
  return attachments.flatMap((one) => {
    if (!inputs.has(one.input)) return one;
    const key = keyOfTarget(one.target, one.input);
    return key !== undefined && isHere(key) ? { ...one, exists: perhaps(one.exists, one.input) } : [];
  });
}

function perhaps(exists: Exists, input: string): Exists {
  if (exists.answer === 'no') return exists;
  return { answer: 'unknown', because: `nothing tells whether \`${input}\` goes to this account: give \`--account\`` };
}
