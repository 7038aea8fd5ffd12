import { describe, expect, it } from 'vitest';
import { inShort, scanFiles, supportRole, templateOf } from './scan-files.js';

/** A role under a condition on a parameter. */
function template(declaration: string, condition: string): string {
  const role = supportRole({ more: '    Condition: Made\n' });
  return templateOf(`Parameters:\n  P: ${declaration}\nConditions:\n  Made: ${condition}\nResources:\n${role}`);
}

describe('a default that its parameter does not take', () => {
  it.each<readonly [string, string, string]>([
    ['is none of the allowed values', '{Type: String, Default: x, AllowedValues: [a, b]}', '!Equals [!Ref P, x]'],
    ['does not match the pattern', "{Type: String, Default: x, AllowedPattern: '[0-9]+'}", '!Equals [!Ref P, x]'],
    ['is too short', '{Type: String, Default: x, MinLength: 2}', '!Equals [!Ref P, x]'],
    ['is no number', '{Type: Number, Default: x}', '!Equals [!Ref P, x]'],
    ['is too small a number', '{Type: Number, Default: 3, MinValue: 4}', "!Equals [!Ref P, '3']"],
    [
      'has an item that is not allowed',
      '{Type: CommaDelimitedList, Default: "a, x", AllowedValues: [a, b]}',
      '!Equals [!Select [1, !Ref P], x]',
    ],
    [
      'has an item that does not match',
      "{Type: CommaDelimitedList, Default: 'a, x', AllowedPattern: '[a-c]'}",
      '!Equals [!Select [1, !Ref P], x]',
    ],
    ['has an item that is no number', "{Type: List<Number>, Default: '1, x'}", '!Equals [!Select [1, !Ref P], x]'],
  ])('%s', async (_, declaration, condition) => {
    const report = await scanFiles({ 't.yaml': template(declaration, condition) });
    expect(inShort(report)).toMatch(/^(unknown unknown|fail no|unknown no)/);
    expect(report.inputs[0]?.problems).toMatchObject([{ code: 'parameter-not-allowed', location: { line: 3 } }]);
  });
});

describe('a parameter that is a number', () => {
  it.each<readonly [string, string, string, string]>([
    ['is not empty', '{Type: Number}', "!Not [!Equals [!Ref P, '']]", 'pass yes principals'],
    ['is no word', '{Type: Number}', '!Equals [!Ref P, abc]', 'fail no'],
    ['is not below its least', '{Type: Number, MinValue: 5}', "!Equals [!Ref P, '3']", 'fail no'],
    ['is not above its most', '{Type: Number, MaxValue: 5}', "!Not [!Equals [!Ref P, '7']]", 'pass yes principals'],
    [
      'may be what is within its limits',
      '{Type: Number, MinValue: -5}',
      "!Equals [!Ref P, '-3.5']",
      'unknown unknown principals',
    ],
  ])('%s', async (_, declaration, condition, expected) => {
    expect(inShort(await scanFiles({ 't.yaml': template(declaration, condition) }))).toBe(expected);
  });

  it('is not said to turn a condition by being a word', async () => {
    const text = template('{Type: Number, Default: 1}', "!Or [!Equals [!Ref P, abc], !Equals [!Ref P, '7']]");
    const [scope] = (await scanFiles({ 't.yaml': text })).scopes;
    expect(scope?.nearMisses[0]?.reason).toContain("it would hold with `P` set to '7'");
  });
});

describe('a parameter that is only compared', () => {
  it.each<readonly [string, string, string]>([
    ['with a text, or not', '!Or [!Equals [!Ref P, a], !Not [!Equals [!Ref P, a]]]', 'pass yes principals'],
    ['with two texts at once', '!And [!Equals [!Ref P, a], !Equals [b, !Ref P]]', 'fail no'],
    ['with one of two', '!Or [!Equals [!Ref P, a], !Equals [!Ref P, b]]', 'unknown unknown principals'],
    ['and used otherwise', "!Or [!Equals [!Ref P, a], !Not [!Equals [!Sub '${P}', a]]]", 'unknown unknown principals'],
  ])('%s', async (_, condition, expected) => {
    expect(inShort(await scanFiles({ 't.yaml': template('{Type: String}', condition) }))).toBe(expected);
  });
});

it('JSON text of a mapping is read with its unknown parts', async () => {
  const role = supportRole()
    .replace(/Principal: \{AWS: .*?\}(?=\})/, "Principal: {AWS: ['*', !Ref P]}")
    .replace('Document: {', 'Document: !ToJsonString {');
  const text = templateOf(`Transform: AWS::LanguageExtensions\nParameters:\n  P: {Type: String}\nResources:\n${role}`);
  expect(inShort(await scanFiles({ 't.yaml': text }))).toBe('fail yes public');
});
