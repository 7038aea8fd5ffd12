import { isUnknown, ownAccount } from '../../model/index.js';
import type { TrustSetting } from '../callers/setting.js';
import {
  admits,
  knownValues,
  literalWildcard,
  soleVariable,
  type Test,
  unknownValues,
  valueGlob,
} from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { anyAccountId, canonicalAccount, isOneAccount, sameAccount } from '../text/account.js';
import { exactly, type Glob, isExact, matchesAnything, overlap } from '../text/glob.js';
import { type AwsCallers, dead, doubted, narrowed, noted, type Step } from './callers.js';

/** Narrows by `aws:PrincipalAccount`. */
export function bindAccount(callers: AwsCallers, test: Test, { account: own }: TrustSetting): Step {
  const [value] = test.values;
  if (value === undefined) return dead(because('condition-matches-none', { key: test.key }));
  if (isUnknown(value)) return doubted(callers, 'account', because('condition-unknown', { because: value.$unknown }));
  if (literalWildcard(test, value)) return dead(because('condition-literal-wildcard', { key: test.key, value }));
  if (test.operator.reads === 'other')
    return noted(callers, because('condition-operator', { key: test.key, operator: test.operator.name }));
  const glob = valueGlob(test, value);
  if (isExact(glob))
    return isOneAccount(value) ? pinAccount(callers, test, canonicalAccount(value, own), own) : none(test);
  return bindPattern(callers, test, glob, own);
}

/** Narrows by `aws:ResourceAccount`, the own account, where it must equal the caller's. */
export function bindResourceAccount(callers: AwsCallers, test: Test, setting: TrustSetting): Step {
  const [open] = unknownValues(test);
  if (open !== undefined) return doubted(callers, 'account', because('condition-unknown', { because: open.$unknown }));
  const same = knownValues(test).every((value) => soleVariable(test, value) === 'aws:principalaccount');
  if (same) return pinAccount(callers, test, ownAccount, setting.account);
  if (setting.account !== undefined && admits(test, setting.account) === 'no') return none(test);
  return noted(callers, because('condition-chosen', { key: test.key }));
}

/** Pins the account of the callers to one canonical id. */
export function pinAccount(callers: AwsCallers, test: Test, account: string, own: string | undefined): Step {
  if (callers.account === undefined) return narrowed(callers, { account });
  return sameAccount(callers.account, account, own) === 'no' ? contradiction(test) : { callers };
}

function bindPattern(callers: AwsCallers, test: Test, glob: Glob, own: string | undefined): Step {
  if (matchesAnything(glob)) return noted(callers, because('condition-matches-all', { key: test.key }));
  if (!overlap(glob, anyAccountId)) return none(test);
  const id = callers.account === ownAccount ? own : callers.account;
  if (id !== undefined && isOneAccount(id) && !overlap(glob, exactly(id))) return contradiction(test);
  return noted(callers, because('account-pattern', { key: test.key }));
}

function none(test: Test): Step {
  return dead(because('condition-matches-none', { key: test.key }));
}

function contradiction(test: Test): Step {
  return dead(because('condition-contradiction', { key: test.key }));
}
