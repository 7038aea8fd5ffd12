import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { closest, readCheckedYaml, type SchemaErrors, schemaErrors } from '../../src/schema/index.js';

const validate = new Ajv({ allErrors: true, verbose: true }).compile({
  type: 'object',
  additionalProperties: false,
  required: ['account'],
  properties: {
    account: { type: 'string', description: 'Write it in quotes.', pattern: '^\\d{12}$' },
    level: { enum: ['off', 'warn', 'fail'] },
    list: { type: ['array', 'null'], items: { type: 'object', properties: { 'a/b~c': { type: 'number' } } } },
  },
}) as SchemaErrors;

describe('what does not fit a schema', () => {
  it.each<[string, unknown, string, string]>([
    ['a type', { account: 1 }, '/account', '`account` must be a string, not 1. Write it in quotes.'],
    ['several types', { account: '111122223333', list: 1 }, '/list', '`list` must be an array or a null, not 1'],
    [
      'a value of none of a list',
      { account: '111122223333', level: 'on' },
      '/level',
      '`level` must be one of `off`, `warn`, `fail`, not "on"',
    ],
    ['a missing key', {}, '', 'the file lacks the key `account`'],
    [
      'a misspelt key',
      { account: '111122223333', acount: 1 },
      '/acount',
      'unknown key `acount`: did you mean `account`?',
    ],
    [
      'an unknown key',
      { account: '111122223333', zzzzzzzz: 1 },
      '/zzzzzzzz',
      'unknown key `zzzzzzzz`: allowed are `account`, `level`, `list`',
    ],
    ['a pattern', { account: '1' }, '/account', '`account` must match pattern "^\\d{12}$": "1". Write it in quotes.'],
    [
      'a key that a pointer escapes',
      { account: '111122223333', list: [{ 'a/b~c': '' }] },
      '/list/0/a~1b~0c',
      '`list.0.a/b~c` must be a number, not ""',
    ],
    [
      'a long value',
      { account: 'x'.repeat(100) },
      '/account',
      `\`account\` must match pattern "^\\d{12}$": "${'x'.repeat(56)}.... Write it in quotes.`,
    ],
  ])('%s', (_, value, pointer, message) => {
    expect(schemaErrors(validate, value)).toEqual([{ pointer, message }]);
  });

  it('nothing where it fits', () => {
    expect(schemaErrors(validate, { account: '111122223333' })).toEqual([]);
  });
});

describe('a YAML file held to a schema', () => {
  const faults = (text: string): string[] => {
    const read = readCheckedYaml(text, validate);
    return 'faults' in read ? read.faults.map(({ line, column, message }) => `${line}:${column} ${message}`) : [];
  };

  it.each<[string, string, string]>([
    [
      'a value that does not fit',
      'account: "111122223333"\nlevel: on\n',
      '2:1 `level` must be one of `off`, `warn`, `fail`, not "on"',
    ],
    [
      'an unknown key, at the key',
      'account: "111122223333"\nacount: 1\n',
      '2:1 unknown key `acount`: did you mean `account`?',
    ],
    ['an empty file', '', '1:1 the file lacks the key `account`'],
    [
      'a second document',
      'account: "111122223333"\n---\na: 1\n',
      '2:1 a second document starts here: put everything into the first',
    ],
    ['an alias of nothing', 'account: *a\n', '1:10 the alias `*a` names an anchor that does not stand before it'],
    [
      'an alias of what it is in',
      'account: "111122223333"\nlist: &a [*a]\n',
      '2:11 the alias `*a` names an anchor that it is itself a part of',
    ],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual([expected]);
  });

  it('is refused where its aliases make too much', () => {
    const levels = Array.from({ length: 8 }, (_, i) => `  - &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`);
    expect(faults(`account: "111122223333"\nlist:\n  - &l0 x\n${levels.join('\n')}\n`)).toEqual([
      '1:1 written out, the aliases of the file make more than 100000 values',
    ]);
  });

  it('tells where a part of it stands', () => {
    const read = readCheckedYaml('account: "111122223333"\nlist:\n  - a/b~c: 1\n', validate);
    if ('faults' in read) throw new Error('it fits');
    expect(read.value).toEqual({ account: '111122223333', list: [{ 'a/b~c': 1 }] });
    expect(read.rangeAt('/list/0/a~1b~0c')).toEqual({ line: 3, column: 5, endLine: 3, endColumn: 10 });
    expect(read.rangeAt('/list/0/none')).toMatchObject({ line: 3, column: 5 });
    expect(read.rangeAt('/none')).toMatchObject({ line: 1, column: 1 });
  });
});

describe('the word that was likely meant', () => {
  it.each([
    ['acount', ['account', 'level'], 'account'],
    ['ACCOUNT', ['account'], 'account'],
    ['levle', ['account', 'level'], 'level'],
    ['zzz', ['account', 'level'], undefined],
    ['ab', ['cd'], undefined],
    ['supprot-role-mfa', ['support-role-mfa', 'support-role-exists'], 'support-role-mfa'],
    ['aa', ['ab', 'ac'], 'ab'],
  ])('%s', (word, candidates, expected) => {
    expect(closest(word, candidates)).toBe(expected);
  });
});
