import { type Answer, some } from '../../model/index.js';
import type { AwsCallers } from '../aws/index.js';
import type { TrustSetting } from '../callers/setting.js';
import { type Condition, negated, type Test, testOf } from '../conditions/index.js';
import { isAbout, type Principal, type PrincipalItem } from '../policy/index.js';
import { canonicalAccount, sameAccount } from '../text/account.js';
import { nameIn } from '../text/arn.js';
import { covers, exactly, isExact } from '../text/glob.js';
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
  switch (caller.kind) {
    case 'service':
      return yesIf(denied.kind === 'service' && denied.service === caller.service);
    case 'saml':
      return denied.kind === 'provider-unknown'
        ? 'unknown'
        : yesIf(denied.kind === 'saml' && denied.provider === caller.provider);
    case 'oidc':
      return denied.kind === 'provider-unknown'
        ? 'unknown'
        : yesIf(denied.kind === 'oidc' && denied.issuer === caller.issuer);
    default:
      return takesInAws(denied, caller, callers, setting);
  }
}

function takesInAws(denied: Principal, caller: Caller, callers: AwsCallers | undefined, setting: TrustSetting): Answer {
  if (callers?.account === undefined || (denied.kind !== 'account' && denied.kind !== 'entity')) return 'no';
  const same = sameAccount(canonicalAccount(denied.account, setting.account), callers.account, setting.account);
  if (same === 'no' || denied.kind === 'account') return same;
  return isEntity(denied, caller, callers) ? same : 'no';
}

function yesIf(holds: boolean): Answer {
  return holds ? 'yes' : 'no';
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
