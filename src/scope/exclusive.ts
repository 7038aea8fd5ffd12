import type { Exists, PolicyAttachment, Resource } from '../model/index.js';
import { keyOfTarget } from './key.js';
import type { HomeOf } from './landscape.js';
import { elements, type Link, linksOfResource } from './link.js';

/**
 * Two resources of Terraform's claim to be the only ones that attach: aws_iam_policy_attachment detaches its policy
 * from everybody else, aws_iam_role_policy_attachments_exclusive detaches every other policy from its role. Which of
 * two that disagree wins depends on the order of the apply, so what the other one attaches is unknown.
 *
 * Source: the Terraform AWS provider's pages of these resources.
 */
export function withoutRivals(links: readonly Link[], resources: readonly Resource[], homeOf: HomeOf): Link[] {
  const rivals = resources
    .filter((one) => one.kind === 'policy-attachment')
    .filter(isExclusive)
    .map((attachment) => claimOf(attachment, homeOf(attachment)));
  if (rivals.length === 0) return [...links];
  return links.map((link) => {
    const rival = rivals.find((claim) => claim.undoes(link));
    return rival && link.exists.answer === 'yes' ? { ...link, exists: rival.doubt } : link;
  });
}

interface Claim {
  readonly undoes: (link: Link) => boolean;
  readonly doubt: Exists;
}

function isExclusive(attachment: PolicyAttachment): boolean {
  return attachment.exclusive !== undefined && attachment.exists.answer !== 'no';
}

function claimOf(attachment: PolicyAttachment, home: string): Claim {
  const targetOf = (link: Link) => keyOfTarget(link.target, link.home);
  const targets = new Set(linksOfResource(attachment, home).map(targetOf));
  const policies = new Set(elements(attachment.policies));
  const isOwn = (link: Link) => link.place === attachment.place;
  const by = `\`${attachment.place.address}\``;
  return attachment.exclusive === 'policy'
    ? {
        undoes: (link) => !isOwn(link) && policies.has(link.policy) && !targets.has(targetOf(link)),
        doubt: { answer: 'unknown', because: `${by} makes its own targets the only ones that have the policy` },
      }
    : {
        undoes: (link) => !isOwn(link) && targets.has(targetOf(link)) && !policies.has(link.policy),
        doubt: { answer: 'unknown', because: `${by} lists all policies that the role may have, and not this one` },
      };
}
