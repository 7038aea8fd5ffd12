import type { Grant } from '../../../src/model/index.js';
import type { Policy, Request } from './admits.js';
import { NOBODY, ORGANIZATION, OWN, SUBJECTS } from './world.js';

/**
 * Whether a caller lies within what the class of a grant says in words, judged by what the policy spells: accounts
 * and organizations that it names, and names, ids and tags that it gives.
 */
export function liesWithin(grant: Grant, request: Request, policy: Policy): boolean {
  const text = JSON.stringify(policy);
  switch (grant.class) {
    case 'invalid':
    case 'unknown':
    case 'public':
    case 'public-conditional':
      return true;
    case 'cross-account':
    case 'cross-account-external-id':
    case 'account-unknown':
      return request.kind === 'aws' && isSpelt(request.account, text);
    case 'account':
      return request.kind === 'aws' && request.account === OWN;
    case 'organization':
      return request.keys['aws:principalorgid']?.[0] === ORGANIZATION;
    case 'principals':
      return request.kind === 'aws' && isListed(request, text);
    case 'service':
      return request.kind === 'service';
    case 'federated-public':
    case 'federated-unscoped':
      return request.kind === 'federated';
    case 'federated-tenant':
      return isFederated(request, SUBJECTS);
    case 'federated-scoped':
      return isFederated(request, SUBJECTS.slice(0, 2));
    default:
      return false;
  }
}

function isSpelt(account: string | undefined, text: string): boolean {
  return (
    account !== undefined &&
    (text.includes(account) || (account === OWN && /\$\{aws:Resource|\$\{aws:PrincipalAccount/.test(text)))
  );
}

/** Named by ARN, by id, or in the own account by a tag or user name. */
function isListed({ account, keys }: Request, text: string): boolean {
  const arn = keys['aws:principalarn']?.[0] ?? '';
  const id = keys['aws:userid']?.[0]?.split(':')[0] ?? '';
  if (text.includes(id)) return true;
  const marked = keys['aws:principaltag/team']?.[0] === 'ir' || keys['aws:username']?.[0] === 'alice';
  if (account === OWN && marked) return true;
  return isSpelt(account, text) && !arn.endsWith(NOBODY);
}

/** A SAML user, or a token with one of the subjects. */
function isFederated({ kind, action, keys }: Request, subjects: readonly string[]): boolean {
  if (kind !== 'federated') return false;
  if (action === 'sts:AssumeRoleWithSAML') return true;
  return Object.entries(keys).some(([key, [value = '']]) => key.endsWith(':sub') && subjects.includes(value));
}
