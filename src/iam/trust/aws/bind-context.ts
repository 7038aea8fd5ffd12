import { isUnknown, ownAccount } from '../../../model/index.js';
import {
  admits,
  knownValues,
  parseNetwork,
  soleVariable,
  type Test,
  unknownValues,
  valueGlob,
} from '../../conditions/index.js';
import { because } from '../../reasons/index.js';
import { matchesAnything } from '../../text/glob.js';
import type { TrustSetting } from '../setting.js';
import { fixAccount } from './bind-account.js';
import { fixOrganization, ownOrganization } from './bind-organization.js';
import { dead, doubted, narrowed, noted, type Reach, type Step } from './reach.js';

/** Narrows by `aws:MultiFactorAuthPresent`: only a test that `false` does not meet asks for MFA. */
export function bindMfa(reach: Reach, test: Test): Step {
  const [open] = unknownValues(test);
  if (open !== undefined) return doubted(reach, 'mfa', because('condition-unknown', open.$unknown));
  if (admits(test, 'false') === 'yes') return noted(reach, because('condition-not-binding', test.key));
  if (admits(test, 'true') === 'no') return dead(because('condition-matches-none', test.key));
  return narrowed(reach, { mfa: true, limited: true }, because('mfa'));
}

/** Narrows by `aws:MultiFactorAuthAge`, which only requests with MFA carry. */
export function bindMfaAge(reach: Reach): Step {
  return narrowed(reach, { mfa: true, limited: true }, because('mfa'));
}

const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
]
  .map(parseNetwork)
  .filter((network) => network !== undefined);

/** Narrows by `aws:SourceIp`, the public address of the caller. */
export function bindAddress(reach: Reach, test: Test): Step {
  const networks = test.values.map((value) => (isUnknown(value) ? undefined : parseNetwork(value)));
  if (networks.some((network) => network?.prefix === 0)) return noted(reach, because('network-any', test.key));
  const isPrivate = (bits: string, prefix: number) =>
    PRIVATE.some(
      (range) =>
        range.bits.length === bits.length &&
        prefix >= range.prefix &&
        bits.startsWith(range.bits.slice(0, range.prefix)),
    );
  const allPrivate =
    networks.length > 0 && networks.every((network) => network && isPrivate(network.bits, network.prefix));
  return allPrivate ? dead(because('network-private', test.key)) : bindNetwork(reach, test);
}

/** Narrows by where the call comes from. */
export function bindNetwork(reach: Reach, test: Test): Step {
  if (test.values.length === 0) return dead(because('condition-matches-none', test.key));
  const anything = test.values.some((value) => !isUnknown(value) && matchesAnything(valueGlob(test, value)));
  return anything
    ? noted(reach, because('condition-matches-all', test.key))
    : narrowed(reach, { limited: true }, because('network', test.key));
}

/** Narrows by `aws:PrincipalIsAWSService`, which is `false` of users and roles. */
export function bindServiceFlag(reach: Reach, test: Test): Step {
  const [open] = unknownValues(test);
  if (open !== undefined)
    return narrowed(reach, { servicesOnly: 'unknown' }, because('condition-unknown', open.$unknown));
  return admits(test, 'false') === 'no' ? bindServiceName(reach, test) : { reach };
}

/** Narrows by `aws:PrincipalServiceName` and its like, which only requests of services carry. */
export function bindServiceName(reach: Reach, test: Test): Step {
  const reason = because('services-only', test.key);
  return reach.account === undefined ? narrowed(reach, { servicesOnly: 'yes' }, reason) : dead(reason);
}

/** Narrows by `aws:ResourceAccount` where it must equal the caller's account. */
export function bindResourceAccount(reach: Reach, test: Test, setting: TrustSetting): Step {
  const [open] = unknownValues(test);
  if (open !== undefined) return doubted(reach, 'account', because('condition-unknown', open.$unknown));
  const same = knownValues(test).every((value) => soleVariable(test, value) === 'aws:principalaccount');
  if (same) return fixAccount(reach, test, ownAccount, setting.account);
  return noted(reach, because('condition-chosen', test.key));
}

/** Narrows by `aws:ResourceOrgID` where it must equal the caller's organization. */
export function bindResourceOrganization(reach: Reach, test: Test): Step {
  const [open] = unknownValues(test);
  if (open !== undefined) return doubted(reach, 'organization', because('condition-unknown', open.$unknown));
  const same = knownValues(test).every((value) => soleVariable(test, value) === 'aws:principalorgid');
  if (same) return fixOrganization(reach, test, ownOrganization);
  return noted(reach, because('condition-chosen', test.key));
}
