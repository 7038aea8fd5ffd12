import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTrust, type TrustSetting } from '../../src/iam/index.js';
import type { Trust } from '../../src/model/index.js';
import { tries } from '../size.js';
import { admits, type Policy, type Request } from './brute-force/admits.js';
import { isAcceptable, liesWithin } from './brute-force/classes.js';
import { anyPolicy } from './brute-force/policies.js';
import { anyRequest, ORGANIZATION, OTHER, OWN } from './brute-force/world.js';

const options = { numRuns: tries(1_500, 300_000), seed: 20260927 };
const REQUESTS = 24;

const anySetting: fc.Arbitrary<TrustSetting> = fc
  .record({
    account: fc.constantFrom(OWN, OWN, undefined),
    trustedAccounts: fc.subarray([OWN, OTHER]),
    trustedOrganizations: fc.subarray([ORGANIZATION]),
  })
  .map(({ account, ...lists }) => ({ ...lists, trustedIssuers: [], ...(account === undefined ? {} : { account }) }));

const someRequests = fc.array(anyRequest, { minLength: 1, maxLength: REQUESTS, size: 'max' });

/** Every call that the evaluator lets through must lie within some grant, and be acceptable where the role passes. */
function check(policy: Policy, trust: Trust, admitted: readonly Request[], setting: TrustSetting): void {
  for (const request of admitted) {
    const within = trust.grants.some((grant) => liesWithin(grant, request, policy));
    const acceptable = trust.verdict !== 'pass' || isAcceptable(request, policy, setting);
    if (!within || !acceptable) throw new Error(`${JSON.stringify(request)} comes in: ${trust.class} ${trust.verdict}`);
  }
}

describe('no principal comes in that the class does not tell of, and none that must not while a role passes', () => {
  const tried = { pairs: 0, admitted: 0, whilePassing: 0 };

  it('generated policies and requests, against the brute-force evaluator', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(anyPolicy, someRequests, anySetting, (policy, requests, setting) => {
        const trust = analyzeTrust(JSON.parse(JSON.stringify(policy)), setting);
        const admitted = requests.filter((request) => admits(policy, request));
        tried.pairs += requests.length;
        tried.admitted += admitted.length;
        if (trust.verdict === 'pass') tried.whilePassing += admitted.length;
        check(policy, trust, admitted, setting);
      }),
      options,
    );
  });

  it('which is no vacuous claim', () => {
    expect(tried.pairs).toBeGreaterThan(options.numRuns * 8);
    expect(tried.admitted).toBeGreaterThan(tried.pairs / 50);
    expect(tried.whilePassing).toBeGreaterThan(tried.pairs / 1000);
  });
});
