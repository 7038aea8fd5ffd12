import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/settings/read-config.js';
import { starterConfig } from '../../src/settings/starter.js';

describe('readConfig', () => {
  it('reads what fits', () => {
    const text = 'account: "111122223333"\ntrustedAccounts: ["044455556666"]\nstrict: true\nrules: {a-rule: off}\n';
    expect(readConfig(text)).toMatchObject({
      config: {
        account: '111122223333',
        trustedAccounts: ['044455556666'],
        strict: true,
        rules: { 'a-rule': 'off' },
      },
    });
  });

  it('takes an empty file for no settings', () => {
    expect(readConfig('')).toHaveProperty('config', {});
  });

  it('takes the starter, as it is and with every line uncommented', () => {
    const uncommented = starterConfig.replace(/^# (?=\w+:| {2,}\S)/gm, '');
    expect(readConfig(starterConfig)).toHaveProperty('config', {});
    expect(readConfig(uncommented)).toMatchObject({ config: { account: '111122223333', strict: true } });
  });

  it.each([
    [
      'an unknown key',
      'strict: true\ntrustedAccount: []\n',
      2,
      'unknown key `trustedAccount`: did you mean `trustedAccounts`?',
    ],
    [
      'a bare account id',
      '\naccount: 111122223333\n',
      2,
      '`account` must be a string, not 111122223333. An account id',
    ],
    ['a short account id', 'trustedAccounts:\n  - "1234"\n', 2, '`trustedAccounts.0` must match'],
    ['a wrong level', 'rules:\n  a-rule: error\n', 2, 'must be one of `on`, `off`, `warn`, `fail`, not "error"'],
    ['broken YAML', 'rules: [\n', 2, 'Flow sequence'],
  ])('refuses %s, with its line', (_, text, line, message) => {
    const read = readConfig(text);
    if (!('faults' in read)) throw new Error('it was taken');
    expect(read.faults[0]).toMatchObject({ line });
    expect(read.faults[0]?.message).toContain(message);
  });
});
