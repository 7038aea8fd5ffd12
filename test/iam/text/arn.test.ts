import { describe, expect, it } from 'vitest';
import { cutAt, nameIn, parseArn } from '../../../src/iam/text/arn.js';

describe('an ARN is cut', () => {
  it.each([
    ['a:b', ['a', 'b']],
    ['', ['']],
    ['⟨a:b⟩:c', ['⟨a:b⟩', 'c']],
    ['${aws:username}:c', ['${aws:username}', 'c']],
    ['${aws:c', ['${aws', 'c']],
    ['⟨a:b', ['⟨a', 'b']],
    ['{⟨:⟩:}:c', ['{⟨:⟩:}', 'c']],
  ])('%s outside of symbols and variables', (text, parts) => {
    expect(cutAt(text, ':')).toEqual(parts);
  });

  it('into its components', () => {
    expect(parseArn('arn:aws:iam::⟨account⟩:role/a:b')).toEqual({
      partition: 'aws',
      service: 'iam',
      region: '',
      account: '⟨account⟩',
      resource: 'role/a:b',
    });
    expect(nameIn('role/path/⟨module.m["a/b"].aws_iam_role.r⟩')).toBe('⟨module.m["a/b"].aws_iam_role.r⟩');
  });

  it('however much of it is not closed', () => {
    expect(cutAt(':{'.repeat(200_000), ':')).toHaveLength(200_001);
  });
});
