import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTrust, type TrustSetting } from '../../src/iam/index.js';
import { admits, type Policy, type Request } from './brute-force/admits.js';
import { liesWithin } from './brute-force/classes.js';
import { anyPolicy } from './brute-force/policies.js';
import { anyRequest, ORGANIZATION, OTHER, OWN } from './brute-force/world.js';

/** `SOUNDNESS_RUNS=1000000 npx vitest run test/iam/soundness.test.ts` tries more, from another seed each time. */
const asked = Number(process.env.SOUNDNESS_RUNS ?? '0');
const options = asked > 0 ? { numRuns: asked } : { numRuns: 4000, seed: 20260927 };
const REQUESTS = 24;

const anySetting: fc.Arbitrary<TrustSetting> = fc
  .record({
    account: fc.constantFrom(OWN, OWN, undefined),
    trustedAccounts: fc.subarray([OWN, OTHER]),
    trustedOrganizations: fc.subarray([ORGANIZATION]),
  })
  .map(({ account, ...lists }) => ({ ...lists, trustedIssuers: [], ...(account === undefined ? {} : { account }) }));

function check(policy: Policy, requests: readonly Request[], setting: TrustSetting): number {
  const trust = analyzeTrust(JSON.parse(JSON.stringify(policy)), setting);
  const admitted = requests.filter((request) => admits(policy, request));
  for (const request of admitted) {
    const within = trust.grants.some((grant) => liesWithin(grant, request, policy));
    if (!within) throw new Error(`${JSON.stringify(request)} comes in, outside of ${trust.class} ${trust.verdict}`);
  }
  return admitted.length;
}

describe('no principal comes in that the class does not tell of', () => {
  it(
    'generated policies and requests, against the brute-force evaluator',
    () => {
      let pairs = 0;
      let admitted = 0;
      const requests = fc.array(anyRequest, { minLength: 1, maxLength: REQUESTS, size: 'max' });
      fc.assert(
        fc.property(anyPolicy, requests, anySetting, (policy, calls, setting) => {
          pairs += calls.length;
          admitted += check(policy, calls, setting);
        }),
        options,
      );
      expect(pairs).toBeGreaterThan((options.numRuns * REQUESTS) / 3);
      expect(admitted).toBeGreaterThan(pairs / 50);
    },
    asked > 0 ? 3_600_000 : 60_000,
  );
});
