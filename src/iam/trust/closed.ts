import type { Reason } from '../../model/index.js';
import { type Judgement, nobody } from '../callers/judgement.js';
import type { TrustSetting } from '../callers/setting.js';
import { testOf } from '../conditions/index.js';
import { isAbout, type Principal } from '../policy/index.js';
import { because, type ReasonCode } from '../reasons/index.js';
import { isOwnAccount } from '../text/account.js';
import { arePartitionsApart } from '../text/partition.js';
import { actionsFor } from './actions.js';
import { type Caller, isCaller, outcomeOf } from './caller.js';
import { deniesOf, isAimedAt } from './deny.js';
import type { TrustStatement } from './statement.js';

/** What a grant is judged by beside itself. */
export interface GrantContext {
  readonly statements: readonly TrustStatement[];
  readonly setting: TrustSetting;
}

/** Why a statement lets the caller in at no request whatever; nothing where it may. */
export function whyClosed(
  caller: Caller,
  statement: TrustStatement,
  { statements, setting: { partition } }: GrantContext,
): Reason | undefined {
  const named = 'partition' in caller ? caller.partition : undefined;
  if (named !== undefined && arePartitionsApart(named, partition))
    return because('other-partition', { partition: named });
  return asksSourceIdentity(statement) && !statements.some(maySetSourceIdentity)
    ? because('source-identity-action')
    : undefined;
}

function asksSourceIdentity({ conditions }: TrustStatement): boolean {
  return conditions.known.map(testOf).some((test) => test.name === 'sts:sourceidentity' && !test.whenAbsent);
}

function maySetSourceIdentity({ effect, actions }: TrustStatement): boolean {
  return effect === 'Allow' && isAbout(actions, 'sts:SetSourceIdentity') !== 'no';
}

/** Reasons that rest on how AWS works, not on how something is spelt. */
const CERTAIN: ReadonlySet<string> = new Set<ReasonCode>(['condition-key-absent', 'other-partition']);

/** A grant that lets nobody in. Where that rests on one spelling, and the principal is open, its reasons say so. */
export function deadGrant(reasons: readonly Reason[], isOpen: boolean): Judgement {
  const isDormant = isOpen && reasons.some(({ code }) => !CERTAIN.has(code));
  return nobody(...reasons, ...(isDormant ? [because('dormant')] : []));
}

/**
 * Whether a dead grant to a principal would let in others than people of the own account once its one misspelling is
 * put right, and no Deny would take it away even then.
 */
export function isOpen(principal: Principal, context: GrantContext): boolean {
  const isWide =
    ['everyone', 'service', 'saml', 'oidc', 'provider-unknown'].includes(principal.kind) ||
    (principal.kind === 'account' && isOwnAccount(principal.account, context.setting.account) !== 'yes');
  return isWide && !(isCaller(principal) && isDenied(principal, context));
}

function isDenied(caller: Caller, { statements, setting }: GrantContext): boolean {
  const [needed] = actionsFor(caller);
  const { callers } = outcomeOf(caller, [], setting);
  return deniesOf(statements, needed).some(
    (deny) => deny.certain && deny.escapes.length === 0 && isAimedAt(deny, caller, callers, setting) === 'yes',
  );
}
