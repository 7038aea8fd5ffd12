import { describe, expect, it } from 'vitest';
import { policyOfText } from '../../../src/terraform/language/policy-text.js';

describe('the text of a policy document', () => {
  it.each([
    '(sensitive)',
    '(sensitive value)',
    'REDACTED',
    '<redacted>',
    '[REDACTED]',
    '***',
  ])('%s was redacted', (text) => {
    expect(policyOfText(text)).toEqual({ $unknown: 'it was redacted' });
  });

  it.each(['', '{', 'sensitive data'])('%j is itself', (text) => {
    expect(policyOfText(text)).toBe(text);
  });

  it('is data where it is JSON', () => {
    expect(policyOfText('{"Version":"2012-10-17"}')).toEqual({ Version: '2012-10-17' });
  });
});
