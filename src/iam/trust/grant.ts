import { type Grant, isSymbolic, type Reason, some, worst } from '../../model/index.js';
import { testOf } from '../conditions/index.js';
import { isAbout, type Principal, type PrincipalItem } from '../policy/index.js';
import { because } from '../reasons/index.js';
import { type AssumeAction, actionNotes, actionsFor, mismatch, unclear } from './actions.js';
import { type Deny, deniesOf } from './deny.js';
import { cannotTell, type Judgement, nobody } from './judgement.js';
import { narrowByDenies } from './narrow-by-denies.js';
import type { TrustSetting } from './setting.js';
import { type Caller, isCaller, standAlone } from './stand.js';
import type { TrustStatement } from './statement.js';
import { inWords, oneInWords } from './words.js';
import { distinct, together } from './worst.js';

/** What a grant is judged by beside itself. */
export interface GrantContext {
  readonly statements: readonly TrustStatement[];
  readonly setting: TrustSetting;
}

interface Judged extends Judgement {
  readonly conditions: readonly string[];
}

/** What one principal of an Allow statement comes to. */
export function grantOf(item: PrincipalItem, statement: TrustStatement, context: GrantContext): Grant {
  const { reasons, ...judged } = judge(item.principal, statement, context);
  return { principal: item.label, ...judged, reasons: distinct(reasons), path: item.path };
}

function judge(principal: Principal, statement: TrustStatement, context: GrantContext): Judged {
  const conditions = statement.conditions.known.map((condition) => inWords(testOf(condition)));
  if (statement.refused.length > 0) {
    return { class: 'invalid', verdict: 'fail', person: 'no', reasons: statement.refused, conditions };
  }
  const caller = callerOf(principal, statement);
  const [needed, ...others] = actionsFor(caller);
  const about = some([needed, ...others].map((action) => isAbout(statement.actions, action)));
  if (caller.kind === 'refused') return { ...standAlone(caller), conditions };
  if (about === 'no') return { ...nobody(mismatch(statement.actions, needed)), conditions };
  if (!isCaller(caller)) return { ...standAlone(caller), conditions };
  if (about === 'unknown') return { ...cannotTell(unclear(statement.actions)), conditions };
  return judgeCaller(caller, needed, conditions, statement, context);
}

/** An identity provider that is not known speaks SAML where the statement allows nothing else. */
function callerOf(principal: Principal, { actions }: TrustStatement): Principal {
  if (principal.kind !== 'provider-unknown') return principal;
  const onlySaml =
    isAbout(actions, 'sts:AssumeRoleWithSAML') === 'yes' && isAbout(actions, 'sts:AssumeRoleWithWebIdentity') === 'no';
  return onlySaml ? { kind: 'saml', provider: '' } : principal;
}

function judgeCaller(
  caller: Caller,
  needed: AssumeAction,
  conditions: readonly string[],
  statement: TrustStatement,
  { statements, setting }: GrantContext,
): Judged {
  const closed = closedOutright(caller, statement, statements, setting);
  if (closed !== undefined) return { ...nobody(closed), conditions };
  const tests = statement.conditions.known.map(testOf);
  const { alive, dead, effective, doubtful } = narrowByDenies(caller, tests, deniesOf(statements, needed), setting);
  const left = alive.length > 0 ? together(alive) : nobody(...dead);
  const doubts = [
    ...statement.conditions.unknown.map((part) => because('condition-unknown', part.$unknown)),
    ...(doubtful.length > 0 ? [because('deny-unknown')] : []),
  ];
  const notes =
    left.class === 'none'
      ? []
      : [...actionNotes(statement.actions), ...(effective.length > 0 ? [because('deny-perimeter')] : [])];
  const judged = withFloor(withDoubts(left, doubts, doubtful), statement);
  return {
    ...judged,
    reasons: [...judged.reasons, ...notes],
    conditions: [...conditions, ...effective.map((deny) => oneInWords(deny.escapes))],
  };
}

/** Why nobody can come in whatever the request. */
function closedOutright(
  caller: Caller,
  statement: TrustStatement,
  all: readonly TrustStatement[],
  setting: TrustSetting,
): Reason | undefined {
  const partition = 'partition' in caller ? caller.partition : undefined;
  if (partition !== undefined && setting.partition !== undefined && ![partition, setting.partition].some(isSymbolic)) {
    if (partition !== setting.partition) return because('other-partition', partition);
  }
  const asked = statement.conditions.known
    .map(testOf)
    .some((test) => test.name === 'sts:sourceidentity' && !test.whenAbsent);
  const settable = all.some(
    ({ effect, actions }) => effect === 'Allow' && isAbout(actions, 'sts:SetSourceIdentity') !== 'no',
  );
  return asked && !settable ? because('source-identity-action') : undefined;
}

/**
 * What cannot be told widens the answer. A grant that lets nobody or only a service in stays so. An unknown condition
 * turns no pass, for it can only keep out; an unknown Deny can, and turns a failure only where it may narrow it.
 */
function withDoubts(judgement: Judgement, doubts: readonly Reason[], denies: readonly Deny[]): Judgement {
  if (doubts.length === 0) return judgement;
  const stays = denies.some((deny) => deny.conditional) ? [] : denies.length > 0 ? ['fail'] : ['pass'];
  const settled = ['none', 'service'].includes(judgement.class) || stays.includes(judgement.verdict);
  return settled
    ? { ...judgement, reasons: [...judgement.reasons, ...doubts] }
    : cannotTell(...doubts, ...judgement.reasons);
}

/** NotAction is never better than a warning. */
function withFloor(judgement: Judgement, { actions }: TrustStatement): Judgement {
  return actions.except ? { ...judgement, verdict: worst([judgement.verdict, 'warn']) } : judgement;
}
