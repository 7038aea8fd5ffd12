import { type Grant, isUnknown, type Path, type Reason, type Tree, type Trust, type Value } from '../../model/index.js';
import { cannotTell, distinct } from '../callers/judgement.js';
import type { TrustSetting } from '../callers/setting.js';
import { readDocument } from '../policy/index.js';
import { because } from '../reasons/index.js';
import type { GrantContext } from './closed.js';
import { grantOf } from './grant.js';
import { isTooLong, lengthReasons } from './length.js';
import { finished, roleOf } from './role.js';
import { readTrustStatement, refusalsOf, type TrustStatement, withSids } from './statement.js';

/**
 * Who can assume a role, by its trust policy.
 *
 * The policy is data, or JSON text, any part of which may be unknown; its texts may be symbolic. Only the trust side
 * is seen: identity policies of callers, service control policies and resource control policies are out of sight, so
 * every answer means "may be assumed by". Never throws: what cannot be read is class `unknown`, what IAM would refuse
 * is class `invalid`.
 *
 * The rules are those of the IAM User Guide; each reason in `reasons/` names its page.
 */
export function analyzeTrust(policy: Value<Tree>, setting: TrustSetting): Trust {
  if (policy === undefined || policy === null) return refused([because('policy-absent')]);
  if (isUnknown(policy)) return unread(because('policy-unknown', { because: policy.$unknown }));
  if (isTooLong(policy)) return refused(lengthReasons(policy));
  const document = readDocument(policy);
  if (document.refused.length > 0) return refused(document.refused);
  if (document.unknown !== undefined) return unread(because('policy-unknown', { because: document.unknown.$unknown }));
  const statements = withSids(document.statements.flatMap((one) => ('unread' in one ? [] : [readTrustStatement(one)])));
  const unreadGrants = document.statements.flatMap((one) =>
    'unread' in one ? [unreadGrant(one.unread.$unknown, one.path)] : [],
  );
  return judge(statements, unreadGrants, lengthReasons(policy), setting);
}

function judge(
  statements: readonly TrustStatement[],
  unreadGrants: readonly Grant[],
  notes: readonly Reason[],
  setting: TrustSetting,
): Trust {
  const allows = statements.filter((statement) => statement.effect === 'Allow');
  const denied = statements.filter((statement) => statement.effect === 'Deny').flatMap(refusalsOf);
  const grants = [...allows.flatMap((statement) => grantsOf(statement, { statements, setting })), ...unreadGrants];
  if (grants.length === 0) return finished('none', 'fail', [], distinct([because('only-deny'), ...denied, ...notes]));
  return denied.length > 0 ? finished('invalid', 'fail', grants, distinct(denied)) : roleOf(grants, notes);
}

function grantsOf(statement: TrustStatement, context: GrantContext): Grant[] {
  const { principals, path } = statement;
  if (principals.length > 0) return principals.map((item) => grantOf(item, statement, context));
  return [
    {
      ...emptyGrant,
      class: 'none',
      verdict: 'fail',
      person: 'no',
      reasons: [because('principal-none')],
      path: [...path, 'Principal'],
    },
  ];
}

const emptyGrant = { principal: 'none', conditions: [], under: [] } as const;

function unreadGrant(why: string, path: Path): Grant {
  return {
    principal: 'unknown',
    conditions: [],
    under: [],
    path,
    ...cannotTell(because('statement-unknown', { because: why })),
  };
}

function refused(reasons: readonly Reason[]): Trust {
  return finished('invalid', 'fail', [], reasons);
}

function unread(reason: Reason): Trust {
  return { ...finished('unknown', 'unknown', [], [reason]), person: 'unknown' };
}
