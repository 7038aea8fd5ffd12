import { knownValues, type Test, valueGlob } from '../../conditions/index.js';
import { because } from '../../reasons/index.js';
import { canonicalAccount } from '../../text/account.js';
import { parseArn } from '../../text/arn.js';
import { covers, exactly } from '../../text/glob.js';
import type { TrustSetting } from '../setting.js';
import { dead, noted, type Reach, type Step } from './reach.js';

/**
 * A list of ARNs or accounts that are kept out: it names nobody, yet it may keep out everyone who is left. What a policy
 * variable keeps out is not known.
 */
export function bindExclusion(reach: Reach, test: Test, setting: TrustSetting): Step {
  const keepsOut = test.name === 'aws:principalaccount' ? keepsOutAccount : keepsOutArn;
  const plain = knownValues(test).filter((value) => !(test.variables && value.includes('${')));
  const all = plain.some((value) => keepsOut(reach, test, value, setting.account));
  return all
    ? dead(because('condition-contradiction', test.key))
    : noted(reach, because('condition-deny-list', test.key));
}

function keepsOutAccount({ account }: Reach, test: Test, value: string, own: string | undefined): boolean {
  return account !== undefined && covers(valueGlob(test, canonicalAccount(value, own)), exactly(account));
}

function keepsOutArn(reach: Reach, test: Test, value: string, own: string | undefined): boolean {
  const arn = parseArn(value);
  if (arn === undefined || reach.resource === undefined) return false;
  return keepsOutAccount(reach, test, arn.account, own) && covers(valueGlob(test, arn.resource), reach.resource);
}
