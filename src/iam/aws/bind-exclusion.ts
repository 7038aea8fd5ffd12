import { ownPartition } from '../../model/index.js';
import type { TrustSetting } from '../callers/setting.js';
import { knownValues, type Test, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { canonicalAccount } from '../text/account.js';
import { parseArn } from '../text/arn.js';
import { covers, exactly, type Glob, literalPrefix } from '../text/glob.js';
import { type AwsCallers, dead, noted, type Step } from './callers.js';

/**
 * A list of ARNs or accounts that are kept out: it names nobody, yet it may keep out everyone who is left. What a
 * policy variable keeps out is not known.
 */
export function bindExclusion(callers: AwsCallers, test: Test, setting: TrustSetting): Step {
  const keepsOut = test.name === 'aws:principalaccount' ? keepsOutAccount : keepsOutArn;
  const plain = knownValues(test).filter((value) => !(test.variables && value.includes('${')));
  const all = plain.some((value) => keepsOut(callers, test, value, setting.account));
  return all
    ? dead(because('condition-contradiction', { key: test.key }))
    : noted(callers, because('condition-deny-list', { key: test.key }));
}

function keepsOutAccount({ account }: AwsCallers, test: Test, value: string, own: string | undefined): boolean {
  return account !== undefined && covers(valueGlob(test, canonicalAccount(value, own)), exactly(account));
}

function keepsOutArn(callers: AwsCallers, test: Test, value: string, own: string | undefined): boolean {
  const arn = parseArn(value);
  if (arn === undefined || callers.resource === undefined) return false;
  const keepsOutAll = (pattern: string, text: Glob) => covers(valueGlob(test, pattern), text);
  return (
    keepsOutAccount(callers, test, arn.account, own) &&
    keepsOutAll(arn.resource, callers.resource) &&
    keepsOutAll(arn.partition, exactly(callers.partition ?? ownPartition)) &&
    keepsOutAll(arn.service, exactly(literalPrefix(callers.resource).startsWith('federated-user/') ? 'sts' : 'iam')) &&
    keepsOutAll(arn.region, exactly(''))
  );
}
