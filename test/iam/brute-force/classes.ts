import type { TrustSetting } from '../../../src/iam/index.js';
import type { Grant, TrustClass } from '../../../src/model/index.js';
import type { Policy, Request } from './admits.js';
import { NOBODY, ORGANIZATION, OWN, SUBJECTS } from './world.js';

/** Classes of AWS callers that are bounded. A grant has the worst class of its callers, so each takes in those after it. */
const BOUNDED: readonly TrustClass[] = [
  'cross-account',
  'cross-account-external-id',
  'account-unknown',
  'organization',
  'account',
  'principals',
];

/**
 * Whether a caller lies within what the class of a grant says in words, judged by what the policy spells: accounts
 * and organizations that it names, and names, ids and tags that it gives.
 */
export function liesWithin(grant: Grant, request: Request, policy: Policy): boolean {
  const text = JSON.stringify(policy);
  const bound = BOUNDED.indexOf(grant.class);
  if (bound >= 0) return request.kind === 'aws' && BOUNDED.slice(bound).some((kind) => isBounded(kind, request, text));
  switch (grant.class) {
    case 'service':
      return request.kind === 'service';
    case 'federated-public':
    case 'federated-unscoped':
      return request.kind === 'federated';
    case 'federated-tenant':
      return isFederated(request, [...SUBJECTS, 'oid-alice', NOBODY]);
    case 'federated-scoped':
      return isFederated(request, [...SUBJECTS.slice(0, 2), 'oid-alice']);
    default:
      return !['none', 'orphan'].includes(grant.class);
  }
}

function isBounded(kind: TrustClass, request: Request, text: string): boolean {
  if (kind === 'organization') return request.keys['aws:principalorgid']?.[0] === ORGANIZATION;
  if (kind === 'account') return request.account === OWN;
  return kind === 'principals' ? isListed(request, text) : isSpelt(request.account, text);
}

/** Whether a role that passes may let the caller in: one that is listed, or whose account or organization is declared. */
export function isAcceptable(request: Request, policy: Policy, setting: TrustSetting): boolean {
  if (request.kind === 'federated') return isFederated(request, ['oid-alice']);
  const organization = request.keys['aws:principalorgid']?.[0];
  return (
    isListed(request, JSON.stringify(policy)) ||
    (request.account !== undefined && setting.trustedAccounts.includes(request.account)) ||
    (organization !== undefined && setting.trustedOrganizations.includes(organization))
  );
}

function isSpelt(account: string | undefined, text: string): boolean {
  if (account === undefined) return false;
  return text.includes(account) || (account === OWN && /\$\{aws:Resource|\$\{aws:PrincipalAccount/.test(text));
}

/** Named by ARN, by id, or in the own account by a tag or user name. */
function isListed({ account, keys }: Request, text: string): boolean {
  const arn = keys['aws:principalarn']?.[0];
  const id = keys['aws:userid']?.[0]?.split(':')[0];
  if (arn === undefined || id === undefined) return false;
  if (text.toLowerCase().includes(id.toLowerCase())) return true;
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
