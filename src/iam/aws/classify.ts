import { isSymbolic, ownAccount, type Reason, type TrustClass, type Verdict } from '../../model/index.js';
import { cannotTell, type Judgement } from '../callers/judgement.js';
import type { TrustSetting } from '../callers/setting.js';
import { because } from '../reasons/index.js';
import { isOwnAccount } from '../text/account.js';
import type { AwsCallers, Doubt } from './callers.js';
import { isServiceLinked, namesSomeone } from './names.js';

/** The class of some callers. What cannot be told counts only where it could turn the verdict. */
export function classify(callers: AwsCallers, setting: TrustSetting): Judgement {
  const known = classifyKnown(callers, setting);
  const hoped: AwsCallers = Object.assign({}, callers, ...callers.doubts.map((doubt) => resolved(doubt, setting)));
  if (known.verdict === 'pass' || classifyKnown(hoped, setting).verdict === known.verdict) return known;
  return cannotTell(...callers.reasons);
}

/** The best that a condition could say once it is known, as far as verdicts go by it. */
function resolved(doubt: Doubt, { trustedOrganizations }: TrustSetting): Partial<AwsCallers> {
  const best: Readonly<Record<Doubt, Partial<AwsCallers>>> = {
    arn: { byId: true },
    'user-id': { byId: true },
    account: { account: ownAccount },
    organization: { organization: trustedOrganizations[0] ?? 'unknown' },
    mark: { marked: true },
    'external-id': { externalId: true },
    mfa: { mfa: true },
  };
  return best[doubt];
}

function classifyKnown(callers: AwsCallers, setting: TrustSetting): Judgement {
  if (callers.servicesOnly === 'unknown') return cannotTell(...callers.reasons);
  if (callers.servicesOnly === 'yes')
    return { class: 'service', verdict: 'warn', person: 'no', reasons: callers.reasons };
  if (callers.resource !== undefined && isServiceLinked(callers.resource))
    return {
      class: 'service',
      verdict: 'warn',
      person: 'no',
      reasons: [because('service-linked'), ...callers.reasons],
    };
  if (isNamed(callers)) return named(callers, setting);
  if (callers.account === undefined) return anyAccount(callers, setting);
  const ours = isOwnAccount(callers.account, setting.account);
  if (ours === 'yes') return ownAccountWide(callers, setting);
  return ours === 'no'
    ? otherAccount(callers, callers.account, setting)
    : perhapsOwn(callers, callers.account, setting);
}

/** Named by unique id, or by name within one account. */
function isNamed({ byId, account, resource }: AwsCallers): boolean {
  return byId || (account !== undefined && resource !== undefined && namesSomeone(resource));
}

function named(callers: AwsCallers, setting: TrustSetting): Judgement {
  const { account } = callers;
  const elsewhere = account !== undefined && isOwnAccount(account, setting.account) === 'no';
  return judged(
    callers,
    'principals',
    'pass',
    because('named'),
    ...(elsewhere ? [because('named-elsewhere', { account })] : []),
  );
}

function anyAccount(callers: AwsCallers, setting: TrustSetting): Judgement {
  if (callers.organization !== undefined) return organizationWide(callers, callers.organization, setting);
  if (!callers.limited) return judged(callers, 'public', 'fail', because('everyone'));
  const extra = [
    ...(callers.marked ? [because('tag-any-account')] : []),
    ...(callers.externalId ? [because('external-id-public')] : []),
  ];
  return judged(callers, 'public-conditional', 'fail', because('everyone-conditional'), ...extra);
}

function organizationWide(callers: AwsCallers, id: string, { trustedOrganizations }: TrustSetting): Judgement {
  const declared = trustedOrganizations.includes(id);
  const reason = because(declared ? 'organization-declared' : 'organization', { organization: id });
  return judged(callers, 'organization', declared ? 'pass' : 'warn', reason);
}

function ownAccountWide(callers: AwsCallers, setting: TrustSetting): Judgement {
  if (callers.marked) return judged(callers, 'principals', 'pass', because('tag-own-account'), because('tag-session'));
  const idle = callers.externalId ? [because('external-id-idle')] : [];
  if (callers.atOnce) return judged(callers, 'account', 'warn', because('own-account-at-once'), ...idle);
  const declared = setting.account !== undefined && setting.trustedAccounts.includes(setting.account);
  return judged(
    callers,
    'account',
    declared ? 'pass' : 'warn',
    because(declared ? 'own-account-declared' : 'own-account'),
    ...idle,
  );
}

function otherAccount(callers: AwsCallers, account: string, setting: TrustSetting): Judgement {
  if (setting.trustedAccounts.includes(account))
    return judged(callers, 'cross-account', 'pass', because('other-account-declared', { account }));
  if (callers.organization !== undefined) return organizationWide(callers, callers.organization, setting);
  if (callers.externalId)
    return judged(callers, 'cross-account-external-id', 'warn', because('other-account-external-id', { account }));
  if (callers.mfa) return judged(callers, 'cross-account', 'warn', because('other-account-mfa', { account }));
  return judged(callers, 'cross-account', 'fail', because('other-account', { account }));
}

/** An account of which it is not known whether it is the own one. With `*` it would need no policy if it were. */
function perhapsOwn(callers: AwsCallers, account: string, setting: TrustSetting): Judgement {
  const declared = !isSymbolic(account) && setting.trustedAccounts.includes(account) && !callers.atOnce;
  const reason = because(declared ? 'account-unknown-declared' : 'account-unknown', { account });
  return judged(callers, 'account-unknown', declared ? 'pass' : 'warn', reason);
}

function judged(callers: AwsCallers, kind: TrustClass, verdict: Verdict, ...reasons: readonly Reason[]): Judgement {
  return { class: kind, verdict, person: 'yes', reasons: [...reasons, ...callers.reasons] };
}
