import { describe, expect, it } from 'vitest';
import { analyzeTrust, catalogue } from '../../src/iam/index.js';
import { type Trust, trustClasses } from '../../src/model/index.js';
import { readCases } from './fixtures.js';

const cases = readCases();

function codesOf(trust: Trust): Set<string> {
  return new Set([...trust.reasons, ...trust.grants.flatMap((grant) => grant.reasons)].map((reason) => reason.code));
}

describe.each([...new Set(cases.map((one) => one.table))])('%s', (table) => {
  it.each(cases.filter((one) => one.table === table))('$name', ({ policy, setting, expect: expected }) => {
    const trust = analyzeTrust(policy, setting);
    expect({ class: trust.class, verdict: trust.verdict }).toEqual({
      class: expected.class,
      verdict: expected.verdict,
    });
    if (expected.person !== undefined) expect(trust.person).toBe(expected.person);
    expect([...codesOf(trust)]).toEqual(expect.arrayContaining([...(expected.reasons ?? [])]));
    expect(trust.fix === undefined).toBe(trust.verdict === 'pass');
  });
});

describe('the tables themselves', () => {
  it('name each case once', () => {
    const names = cases.map((one) => `${one.table}: ${one.name}`);
    expect(names).toEqual([...new Set(names)]);
  });

  it('hold no policy twice under the same setting', () => {
    const inputs = cases.map(({ policy, setting }) => JSON.stringify({ policy, setting }));
    expect(inputs.filter((input, index) => inputs.indexOf(input) !== index)).toEqual([]);
  });

  it('show every reason of the catalogue', () => {
    const shown = new Set(cases.flatMap((one) => [...codesOf(analyzeTrust(one.policy, one.setting))]));
    expect(Object.keys(catalogue).filter((code) => !shown.has(code))).toEqual(['policy-too-long', 'policy-long']);
  });

  it('reach every class but that of Identity Center, which no trust policy has', () => {
    const reached = new Set(cases.map((one) => one.expect.class));
    expect(trustClasses.filter((kind) => !reached.has(kind))).toEqual(['identity-center']);
  });
});
