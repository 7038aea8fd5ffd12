import { isUnknown, ownAccount } from '../../../model/index.js';
import { literalWildcard, soleVariable, type Test, valueGlob } from '../../conditions/index.js';
import { because } from '../../reasons/index.js';
import { anyAccountId, canonicalAccount, isAccountId, sameAccount } from '../../text/account.js';
import { exactly, type Glob, isExact, matchesAnything, overlap } from '../../text/glob.js';
import type { TrustSetting } from '../setting.js';
import { dead, doubted, narrowed, noted, type Reach, type Step } from './reach.js';

/** Narrows by `aws:PrincipalAccount`. */
export function bindAccount(reach: Reach, test: Test, { account: own }: TrustSetting): Step {
  const [value] = test.values;
  if (value === undefined) return dead(because('condition-matches-none', test.key));
  if (isUnknown(value)) return doubted(reach, 'account', because('condition-unknown', value.$unknown));
  if (soleVariable(test, value) === 'aws:resourceaccount') return fixAccount(reach, test, ownAccount, own);
  if (literalWildcard(test, value)) return dead(because('condition-literal-wildcard', test.key, value));
  if (test.operator.reads === 'other') return noted(reach, because('condition-operator', test.key, test.operator.name));
  const glob = valueGlob(test, value);
  if (isExact(glob))
    return isAccountId(value) ? fixAccount(reach, test, canonicalAccount(value, own), own) : none(test);
  return bindPattern(reach, test, glob, own);
}

/** Fixes the account of the callers to one canonical id. */
export function fixAccount(reach: Reach, test: Test, account: string, own: string | undefined): Step {
  if (reach.account === undefined) return narrowed(reach, { account });
  return sameAccount(reach.account, account, own) === 'no' ? contradiction(test) : { reach };
}

function bindPattern(reach: Reach, test: Test, glob: Glob, own: string | undefined): Step {
  if (matchesAnything(glob)) return noted(reach, because('condition-matches-all', test.key));
  if (!overlap(glob, anyAccountId)) return none(test);
  const id = reach.account === ownAccount ? own : reach.account;
  if (id !== undefined && isAccountId(id) && !overlap(glob, exactly(id))) return contradiction(test);
  return noted(reach, because('account-pattern', test.key));
}

function none(test: Test): Step {
  return dead(because('condition-matches-none', test.key));
}

function contradiction(test: Test): Step {
  return dead(because('condition-contradiction', test.key));
}
