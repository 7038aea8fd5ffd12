import { type Answer, some } from '../../model/index.js';
import type { AwsCallers } from '../aws/index.js';
import type { TrustSetting } from '../callers/setting.js';
import { type Condition, negated, type Test, testOf } from '../conditions/index.js';
import { isAbout, type Principal, type PrincipalItem } from '../policy/index.js';
import { canonicalAccount, sameAccount } from '../text/account.js';
import { nameIn } from '../text/arn.js';
import { covers, exactly, isExact } from '../text/glob.js';
import { arePartitionsApart } from '../text/partition.js';
import type { AssumeAction } from './actions.js';
import type { Caller } from './caller.js';
import type { TrustStatement } from './statement.js';

/** A Deny statement as far as one way of assuming the role is concerned. */
export interface Deny {
  readonly principals: readonly PrincipalItem[];
  readonly conditions: readonly Condition[];
  /** The ways to escape it; none where it is unconditional. */
  readonly escapes: readonly Test[];
  /** Whether it surely is about the action, and wholly read. */
  readonly certain: boolean;
  /** Whether it has conditions, so that it may narrow what it does not take away. */
  readonly conditional: boolean;
}

/** The Deny statements that are, or may be, about an action. */
export function deniesOf(statements: readonly TrustStatement[], action: AssumeAction): Deny[] {
  return statements.flatMap(({ effect, actions, conditions, principals }) => {
    const about = isAbout(actions, action);
    if (effect !== 'Deny' || about === 'no') return [];
    const escapes = conditions.known.map((condition) => negated(testOf(condition)));
    const certain = about === 'yes' && conditions.unknown.length === 0;
    const conditional = conditions.known.length + conditions.unknown.length > 0;
    return [{ principals, conditions: conditions.known, escapes, certain, conditional }];
  });
}

/** Whether a Deny is aimed at all of the callers that are left. */
export function isAimedAt(deny: Deny, caller: Caller, callers: AwsCallers | undefined, setting: TrustSetting): Answer {
  return some(deny.principals.map(({ principal }) => takesIn(principal, caller, callers, setting)));
}

function takesIn(denied: Principal, caller: Caller, callers: AwsCallers | undefined, setting: TrustSetting): Answer {
  if (denied.kind === 'everyone') return 'yes';
  if (denied.kind === 'unknown') return 'unknown';
  if ('partition' in denied && arePartitionsApart(denied.partition, setting.partition)) return 'no';
  switch (caller.kind) {
    case 'service':
      return denied.kind === 'service' && denied.service === caller.service ? 'yes' : 'no';
    case 'saml':
    case 'oidc':
      return takesInProvider(denied, caller, setting);
    default:
      return takesInAws(denied, caller, callers, setting);
  }
}

/** Providers that are named by their domain alone have no account, and are hardly those that have one. */
function takesInProvider(denied: Principal, caller: Provider, { account: own }: TrustSetting): Answer {
  if (denied.kind === 'provider-unknown') return 'unknown';
  if (!isProvider(denied) || denied.kind !== caller.kind || nameOf(denied) !== nameOf(caller)) return 'no';
  if (denied.account === undefined || caller.account === undefined)
    return denied.account === caller.account ? 'yes' : 'unknown';
  return sameAccount(canonicalAccount(denied.account, own), canonicalAccount(caller.account, own), own);
}

type Provider = Extract<Principal, { kind: 'saml' | 'oidc' }>;

function isProvider(principal: Principal): principal is Provider {
  return principal.kind === 'saml' || principal.kind === 'oidc';
}

function nameOf(provider: Provider): string {
  return provider.kind === 'saml' ? provider.provider : provider.issuer;
}

function takesInAws(denied: Principal, caller: Caller, callers: AwsCallers | undefined, setting: TrustSetting): Answer {
  if (callers?.account === undefined || (denied.kind !== 'account' && denied.kind !== 'entity')) return 'no';
  const same = sameAccount(canonicalAccount(denied.account, setting.account), callers.account, setting.account);
  if (same === 'no' || denied.kind === 'account') return same;
  return isEntity(denied, caller, callers) ? same : 'no';
}

/** Whether the callers are that user or role: a Deny of a role is one of its sessions too. */
function isEntity(denied: Extract<Principal, { kind: 'entity' }>, caller: Caller, callers: AwsCallers): boolean {
  if (denied.form === 'session') return caller.kind === 'entity' && caller.resource === denied.resource;
  if (caller.kind === 'entity' && caller.form === 'session') {
    return denied.form === 'role' && nameIn(denied.resource) === caller.resource.split('/')[1];
  }
  const { resource } = callers;
  return resource !== undefined && isExact(resource) && covers(resource, exactly(denied.resource));
}
