import { isUnknown } from '../../model/index.js';
import {
  admits,
  isWithin,
  type Network,
  parseNetwork,
  type Test,
  unknownValues,
  valueGlob,
} from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { matchesAnything } from '../text/glob.js';
import { type AwsCallers, dead, doubted, narrowed, noted, type Step } from './callers.js';

/** Narrows by `aws:MultiFactorAuthPresent`: only a test that `false` does not meet asks for MFA. */
export function bindMfa(callers: AwsCallers, test: Test): Step {
  const [open] = unknownValues(test);
  if (open !== undefined) return doubted(callers, 'mfa', because('condition-unknown', { because: open.$unknown }));
  if (admits(test, 'false') === 'yes') return noted(callers, because('condition-not-binding', { key: test.key }));
  if (admits(test, 'true') === 'no') return dead(because('condition-matches-none', { key: test.key }));
  return narrowed(callers, { mfa: true, limited: true }, because('mfa'));
}

/** Narrows by `aws:MultiFactorAuthAge`, which only requests with MFA carry. */
export function bindMfaAge(callers: AwsCallers): Step {
  return narrowed(callers, { mfa: true, limited: true }, because('mfa'));
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
export function bindAddress(callers: AwsCallers, test: Test): Step {
  const networks = test.values.map((value) => (isUnknown(value) ? undefined : parseNetwork(value)));
  if (networks.some((network) => network?.prefix === 0))
    return noted(callers, because('network-any', { key: test.key }));
  const isPrivate = (network: Network | undefined) =>
    network !== undefined && PRIVATE.some((range) => isWithin(network, range));
  const allPrivate = networks.length > 0 && networks.every(isPrivate);
  return allPrivate ? dead(because('network-private', { key: test.key })) : bindNetwork(callers, test);
}

/** Narrows by where the call comes from. */
export function bindNetwork(callers: AwsCallers, test: Test): Step {
  const anything = test.values.some((value) => !isUnknown(value) && matchesAnything(valueGlob(test, value)));
  return anything
    ? noted(callers, because('condition-matches-all', { key: test.key }))
    : narrowed(callers, { limited: true }, because('network', { key: test.key }));
}

/** Narrows by `aws:PrincipalIsAWSService`, which is `false` of users and roles. */
export function bindServiceFlag(callers: AwsCallers, test: Test): Step {
  const [open] = unknownValues(test);
  if (open !== undefined)
    return narrowed(callers, { servicesOnly: 'unknown' }, because('condition-unknown', { because: open.$unknown }));
  return admits(test, 'false') === 'no' ? bindServiceName(callers, test) : { callers };
}

/** Narrows by `aws:PrincipalServiceName` and its like, which only requests of services carry. */
export function bindServiceName(callers: AwsCallers, test: Test): Step {
  const reason = because('services-only', { key: test.key });
  return callers.account === undefined ? narrowed(callers, { servicesOnly: 'yes' }, reason) : dead(reason);
}
