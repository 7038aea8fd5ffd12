import { isSymbolic, type Reason } from '../../model/index.js';
import type { TrustSetting } from '../callers/setting.js';
import { testOf } from '../conditions/index.js';
import { isAbout } from '../policy/index.js';
import { because } from '../reasons/index.js';
import type { Caller } from './caller.js';
import type { TrustStatement } from './statement.js';

/** Why a statement lets the caller in at no request whatever; nothing where it may. */
export function whyClosed(
  caller: Caller,
  statement: TrustStatement,
  all: readonly TrustStatement[],
  { partition }: TrustSetting,
): Reason | undefined {
  const named = 'partition' in caller ? caller.partition : undefined;
  if (named !== undefined && partition !== undefined && differ(named, partition))
    return because('other-partition', { partition: named });
  return asksSourceIdentity(statement) && !all.some(maySetSourceIdentity)
    ? because('source-identity-action')
    : undefined;
}

/** The own partition, as long as it is a symbol, may be any. */
function differ(one: string, other: string): boolean {
  return ![one, other].some(isSymbolic) && one !== other;
}

function asksSourceIdentity({ conditions }: TrustStatement): boolean {
  return conditions.known.map(testOf).some((test) => test.name === 'sts:sourceidentity' && !test.whenAbsent);
}

function maySetSourceIdentity({ effect, actions }: TrustStatement): boolean {
  return effect === 'Allow' && isAbout(actions, 'sts:SetSourceIdentity') !== 'no';
}
