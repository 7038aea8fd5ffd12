import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/settings/parameters.js';

describe('readParameters', () => {
  const expected = { Account: '012345678901', Users: ['a', 'b'] };

  it.each([
    [
      "the CLI's list",
      '[{"ParameterKey": "Account", "ParameterValue": "012345678901"}, {"ParameterKey": "Users", "ParameterValue": ["a", "b"]}]',
    ],
    [
      "the CLI's skeleton",
      '{"StackName": "s", "Parameters": [{"ParameterKey": "Account", "ParameterValue": "012345678901"}, {"ParameterKey": "Users", "ParameterValue": ["a", "b"]}]}',
    ],
    ["the pipeline's mapping", '{"Parameters": {"Account": "012345678901", "Users": ["a", "b"]}}'],
    ['a plain mapping', '{"Account": "012345678901", "Users": ["a", "b"]}'],
    ['YAML, digits unquoted', 'Account: 012345678901\nUsers: [a, b]\n'],
  ])('%s', (_, text) => {
    expect(readParameters(text)).toEqual(expected);
  });

  it('a parameter that keeps its value', () => {
    expect(readParameters('[{"ParameterKey": "Account", "UsePreviousValue": true}]')).toEqual({ Account: null });
    expect(readParameters('[{"ParameterKey": "Account", "ParameterValue": "1", "UsePreviousValue": false}]')).toEqual({
      Account: '1',
    });
  });

  it.each([
    ['a list of numbers under Parameters', '{"Parameters": [1]}', /expected a list/],
    ['an entry without a value', '[{"ParameterKey": "Account"}]', /value of parameter `Account`/],
    ['a text', '"Account"', /expected a list/],
    ['a list of texts', '["Account"]', /expected a list/],
    ['a nested value', '{"Account": {"id": 1}}', /value of parameter `Account`/],
    ['broken JSON', '{"Account": ', /at line 1/],
  ])('refuses %s', (_, text, message) => {
    expect(() => readParameters(text)).toThrow(message);
  });
});
