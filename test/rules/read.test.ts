import { describe, expect, it } from 'vitest';
import { ruleCompiler } from '../../src/rules/compiler.js';
import { readRule } from '../../src/rules/read.js';

const complete = `id: my-rule
title: A title
severity: low
about: role
cases:
  - when: {properties: {supportAccess: {const: 'yes'}}}
    verdict: pass
    message: fine
otherwise: {verdict: fail, message: not fine}
why: because
fix: this
references: [ours]
examples:
  pass: {terraform: a, cloudformation: b}
  fail: {terraform: a, cloudformation: b}
`;

describe('readRule', () => {
  it('compiles the predicates', () => {
    const rule = readRule(complete, 'my-rule', ruleCompiler());
    if (!('id' in rule)) throw new Error(JSON.stringify(rule));
    expect(rule.enabled).toBe(true);
    expect(rule.cases[0]?.when({ supportAccess: 'yes' })).toBe(true);
    expect(rule.cases[0]?.when({ supportAccess: 'no' })).toBe(false);
    expect(rule.applies({})).toBe(true);
  });

  it.each([
    [
      'a verdict that is none',
      complete.replace('verdict: pass', 'verdict: passed'),
      7,
      '`pass`, `warn`, `fail`, `unknown`',
    ],
    ['an unknown key', complete.replace('title:', 'titel:'), 2, 'unknown key `titel`: did you mean `title`?'],
    ['a kind of fact that is none', complete.replace('about: role', 'about: roles'), 4, 'must be one of'],
    ['a predicate that is no schema', complete.replace("{const: 'yes'}", '{type: texts}'), 1, 'no JSON Schema'],
    ['another name than its file', complete.replace('my-rule', 'your-rule'), 1, 'must be the name of the file'],
    ['broken YAML', complete.replace('cases:', 'cases: ['), 7, ''],
  ])('refuses %s, with its line', (_, text, line, message) => {
    const faults = readRule(text, 'my-rule', ruleCompiler());
    if (!Array.isArray(faults)) throw new Error('it was taken');
    const messages = faults.map((fault) => fault.message).join('\n');
    expect(messages).toContain(message);
    expect(faults.map((fault) => fault.line)).toContain(line);
  });
});
