import { isSymbolic, ownAccount, type Reason, type TrustClass, type Verdict } from '../../../model/index.js';
import { because } from '../../reasons/index.js';
import { isOwnAccount } from '../../text/account.js';
import { cannotTell, type Judgement } from '../judgement.js';
import type { TrustSetting } from '../setting.js';
import { ownOrganization } from './bind-organization.js';
import { namesSomeone } from './names.js';
import type { Doubt, Reach } from './reach.js';

/** The class of a reach. What cannot be told counts only where it could turn the verdict. */
export function classify(reach: Reach, setting: TrustSetting): Judgement {
  const known = classifyKnown(reach, setting);
  const hoped: Reach = Object.assign({}, reach, ...reach.doubts.map((doubt) => resolved(doubt, setting)));
  if (known.verdict === 'pass' || classifyKnown(hoped, setting).verdict === known.verdict) return known;
  return cannotTell(...reach.reasons);
}

/** The best that a condition could say once it is known. */
function resolved(doubt: Doubt, { trustedOrganizations }: TrustSetting): Partial<Reach> {
  const best: Readonly<Record<Doubt, Partial<Reach>>> = {
    arn: { byId: true, limited: true },
    'user-id': { byId: true, limited: true },
    account: { account: ownAccount },
    organization: { organization: trustedOrganizations[0] ?? 'unknown' },
    mark: { marked: true, limited: true },
    'external-id': { externalId: true, limited: true },
    mfa: { mfa: true, limited: true },
  };
  return best[doubt];
}

function classifyKnown(reach: Reach, setting: TrustSetting): Judgement {
  if (reach.servicesOnly === 'unknown') return cannotTell(...reach.reasons);
  if (reach.servicesOnly === 'yes') return { class: 'service', verdict: 'warn', person: 'no', reasons: reach.reasons };
  if (isNamed(reach)) return named(reach, setting);
  if (reach.account === undefined) return anyAccount(reach, setting);
  const ours = isOwnAccount(reach.account, setting.account);
  if (ours === 'yes') return ownAccountWide(reach, setting);
  return ours === 'no' ? otherAccount(reach, reach.account, setting) : perhapsOwn(reach, reach.account, setting);
}

/** Named by unique id, or by name within one account. */
function isNamed({ byId, account, resource }: Reach): boolean {
  return byId || (account !== undefined && resource !== undefined && namesSomeone(resource));
}

function named(reach: Reach, setting: TrustSetting): Judgement {
  const { account } = reach;
  const elsewhere = account !== undefined && isOwnAccount(account, setting.account) === 'no';
  return judged(
    reach,
    'principals',
    'pass',
    because('named'),
    ...(elsewhere ? [because('named-elsewhere', account)] : []),
  );
}

function anyAccount(reach: Reach, setting: TrustSetting): Judgement {
  if (reach.organization !== undefined) return organizationWide(reach, reach.organization, setting);
  if (!reach.limited) return judged(reach, 'public', 'fail', because('everyone'));
  const extra = [
    ...(reach.marked ? [because('tag-any-account')] : []),
    ...(reach.externalId ? [because('external-id-public')] : []),
  ];
  return judged(reach, 'public-conditional', 'fail', because('everyone-conditional'), ...extra);
}

function organizationWide(reach: Reach, id: string, { trustedOrganizations }: TrustSetting): Judgement {
  const declared = trustedOrganizations.includes(id);
  const label = id === ownOrganization ? 'the own organization' : `organization ${id}`;
  const reason = because(declared ? 'organization-declared' : 'organization', label);
  return judged(reach, 'organization', declared ? 'pass' : 'warn', reason);
}

function ownAccountWide(reach: Reach, setting: TrustSetting): Judgement {
  if (reach.marked) return judged(reach, 'principals', 'pass', because('tag-own-account'), because('tag-session'));
  const idle = reach.externalId ? [because('external-id-idle')] : [];
  if (reach.atOnce) return judged(reach, 'account', 'warn', because('own-account-at-once'), ...idle);
  const declared = setting.account !== undefined && setting.trustedAccounts.includes(setting.account);
  return judged(
    reach,
    'account',
    declared ? 'pass' : 'warn',
    because(declared ? 'own-account-declared' : 'own-account'),
    ...idle,
  );
}

function otherAccount(reach: Reach, account: string, setting: TrustSetting): Judgement {
  if (setting.trustedAccounts.includes(account))
    return judged(reach, 'cross-account', 'pass', because('other-account-declared', account));
  if (reach.organization !== undefined) return organizationWide(reach, reach.organization, setting);
  if (reach.externalId)
    return judged(reach, 'cross-account-external-id', 'warn', because('other-account-external-id', account));
  if (reach.mfa) return judged(reach, 'cross-account', 'warn', because('other-account-mfa', account));
  return judged(reach, 'cross-account', 'fail', because('other-account', account));
}

/** An account of which it is not known whether it is the own one. With `*` it would need no policy if it were. */
function perhapsOwn(reach: Reach, account: string, setting: TrustSetting): Judgement {
  const declared = !isSymbolic(account) && setting.trustedAccounts.includes(account) && !reach.atOnce;
  const reason = because(declared ? 'account-unknown-declared' : 'account-unknown', account);
  return judged(reach, 'account-unknown', declared ? 'pass' : 'warn', reason);
}

function judged(reach: Reach, kind: TrustClass, verdict: Verdict, ...reasons: readonly Reason[]): Judgement {
  return { class: kind, verdict, person: 'yes', reasons: [...reasons, ...reach.reasons] };
}
