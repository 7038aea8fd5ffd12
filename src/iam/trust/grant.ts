import { type Grant, type Reason, some, worst } from '../../model/index.js';
import { cannotTell, distinct, type Judgement, nobody, together } from '../callers/judgement.js';
import { testOf } from '../conditions/index.js';
import { isAbout, type Principal, type PrincipalItem } from '../policy/index.js';
import { because } from '../reasons/index.js';
import { type AssumeAction, actionNotes, actionsFor, allowsSessionsOnly, mismatch, unclear } from './actions.js';
import { type Caller, isCaller, judgeOther } from './caller.js';
import { deadGrant, type GrantContext, isOpen, whyClosed } from './closed.js';
import { type Asked, askedBy, askedByDenies } from './demands.js';
import { type Deny, deniesOf } from './deny.js';
import { narrowByDenies } from './narrow-by-denies.js';
import type { TrustStatement } from './statement.js';

type Judged = Judgement & Asked;

/** What one principal of an Allow statement comes to. */
export function grantOf(item: PrincipalItem, statement: TrustStatement, context: GrantContext): Grant {
  const { reasons, ...judged } = judge(item.principal, statement, context);
  return { principal: item.label, ...judged, reasons: distinct(reasons), path: item.path };
}

function judge(principal: Principal, statement: TrustStatement, context: GrantContext): Judged {
  const asked = askedBy(statement.conditions.known);
  if (statement.refused.length > 0) {
    const reasons = [...statement.refused, ...(principal.kind === 'refused' ? [principal.reason] : [])];
    return { class: 'invalid', verdict: 'fail', person: 'no', reasons, ...asked };
  }
  const caller = callerOf(principal, statement);
  const [needed, ...others] = actionsFor(caller);
  const about = some([needed, ...others].map((action) => isAbout(statement.actions, action)));
  if (caller.kind === 'refused') return { ...judgeOther(caller), ...asked };
  if (about === 'no') {
    const open = isOpen(caller, context) && !allowsSessionsOnly(statement.actions);
    return { ...deadGrant([mismatch(statement.actions, needed)], open), ...asked };
  }
  if (!isCaller(caller)) return { ...judgeOther(caller), ...asked };
  if (about === 'unknown') return { ...cannotTell(unclear(statement.actions)), ...asked };
  return judgeCaller(caller, needed, asked, statement, context);
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
  asked: Asked,
  statement: TrustStatement,
  context: GrantContext,
): Judged {
  const { statements, setting } = context;
  const open = isOpen(caller, context);
  const closed = whyClosed(caller, statement, context);
  if (closed !== undefined) return { ...deadGrant([closed], open), ...asked };
  const tests = statement.conditions.known.map(testOf);
  const undenied = narrowByDenies(caller, tests, [], setting);
  if (undenied.alive.length === 0) return { ...deadGrant(undenied.dead, open), ...asked };
  const { alive, dead, effective, doubtful } = narrowByDenies(caller, tests, deniesOf(statements, needed), setting);
  if (alive.length === 0) return { ...nobody(...dead), ...asked };
  const judgement = withFloor(withDoubts(together(alive), statement, doubtful), statement);
  const notes = [...notesOn(statement), ...(effective.length > 0 ? [because('deny-perimeter')] : [])];
  const besides = askedByDenies(effective.map((deny) => deny.conditions).filter((all) => all.length > 0));
  return {
    ...judgement,
    reasons: [...judgement.reasons, ...notes],
    conditions: [...asked.conditions, ...besides.conditions],
    under: [...asked.under, ...besides.under],
  };
}

/** What is to be said of a statement that does let the principal in. */
function notesOn({ actions, conditions }: TrustStatement): Reason[] {
  const all = conditions.known.filter(({ quantifier }) => quantifier === 'all');
  return [...actionNotes(actions), ...all.map(({ key }) => because('condition-for-all-values', { key }))];
}

/** NotAction is never better than a warning. */
function withFloor(judgement: Judgement, { actions }: TrustStatement): Judgement {
  return actions.except ? { ...judgement, verdict: worst([judgement.verdict, 'warn']) } : judgement;
}

/**
 * What cannot be told widens the answer. A grant that lets nobody or only a service in stays so. An unknown condition
 * turns no pass, for it can only keep out; an unknown Deny can, and turns a failure only where it may narrow it.
 */
function withDoubts(judgement: Judgement, { conditions }: TrustStatement, denies: readonly Deny[]): Judgement {
  const doubts = doubtsOf(conditions, denies);
  if (doubts.length === 0) return judgement;
  const stays = denies.some((deny) => deny.conditional) ? [] : denies.length > 0 ? ['fail'] : ['pass'];
  const isCertain = ['none', 'service'].includes(judgement.class) || stays.includes(judgement.verdict);
  return isCertain
    ? { ...judgement, reasons: [...judgement.reasons, ...doubts] }
    : cannotTell(...doubts, ...judgement.reasons);
}

function doubtsOf({ unknown }: TrustStatement['conditions'], denies: readonly Deny[]): Reason[] {
  return [
    ...unknown.map((part) => because('condition-unknown', { because: part.$unknown })),
    ...(denies.length > 0 ? [because('deny-unknown')] : []),
  ];
}
