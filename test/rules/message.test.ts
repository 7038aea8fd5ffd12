import { describe, expect, it } from 'vitest';
import { fill } from '../../src/rules/message.js';

const fact = {
  name: 'support',
  place: { address: 'aws_iam_role.support' },
  roles: [{ because: 'One.' }, {}, { because: 'Two.' }, { because: 'One.' }],
  witnesses: ['a', 'b'],
  session: { seconds: 43199, hidden: ['seconds'] },
};

describe('fill', () => {
  it.each([
    ['{name}', 'support'],
    ['`{place.address}`: fine', '`aws_iam_role.support`: fine'],
    ['{roles.because}', 'One. Two.'],
    ['{witnesses}', 'a, b'],
    ['{session.seconds} s', '(sensitive) s'],
    ['{witnesses.length} of them', '2 of them'],
    ['Nothing {here.at.all} is left.', 'Nothing is left.'],
    ['{name} keeps {"json": 1}', 'support keeps {"json": 1}'],
  ])('%s', (template, text) => {
    expect(fill(template, fact)).toBe(text);
  });
});
