import { type Reason, worst } from '../../model/index.js';
import { idleReasons, sortTests } from '../callers/binding.js';
import { whyImpossible } from '../callers/impossible.js';
import { type Judgement, nobody } from '../callers/judgement.js';
import type { TrustSetting } from '../callers/setting.js';
import type { Test } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { isOwnAccount } from '../text/account.js';
import { claimIn, claimPresence, closedReasons } from './claims.js';
import { isCognito, judgeCognito } from './cognito.js';
import { judgeClaims } from './judge-claims.js';
import { isSocial, judgeSocial } from './social.js';

/** An OpenID Connect provider as a policy names it; the account where its ARN tells it. */
export interface OidcProvider {
  readonly issuer: string;
  readonly account?: string;
}

/** Judges a grant to an OpenID Connect provider. */
export function judgeOidc(
  { issuer: named, account }: OidcProvider,
  tests: readonly Test[],
  setting: TrustSetting,
): Judgement {
  const issuer = named.toLowerCase();
  const { binding, notes, dead } = sortTests(tests, claimPresence(issuer));
  if (dead.length > 0) return nobody(...closedReasons(dead, tests, issuer));
  const impossible = binding.flatMap((test) => whyImpossible(test, claimIn(test.name, issuer) !== undefined));
  if (impossible.length > 0) return nobody(...impossible);
  const foreign = elsewhere(account, setting);
  const judgement = judgeTokens(issuer, binding, [...notes, ...idleReasons(binding), ...foreign], setting);
  return foreign.length > 0 ? { ...judgement, verdict: worst([judgement.verdict, 'warn']) } : judgement;
}

function judgeTokens(
  issuer: string,
  binding: readonly Test[],
  remarks: readonly Reason[],
  setting: TrustSetting,
): Judgement {
  if (isCognito(issuer)) return judgeCognito(issuer, binding, remarks);
  if (isSocial(issuer)) return judgeSocial(issuer, binding, remarks);
  return judgeClaims(issuer, binding, remarks, setting);
}

/** Whose administrators control the provider, where they are not those of the role. */
function elsewhere(account: string | undefined, setting: TrustSetting): Reason[] {
  const foreign = account !== undefined && isOwnAccount(account, setting.account) === 'no';
  return foreign ? [because('provider-elsewhere', { account })] : [];
}
