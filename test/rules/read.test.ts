import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleCompiler } from '../../src/rules/compiler.js';
import { readRule } from '../../src/rules/read.js';

const rules = join(import.meta.dirname, '../../rules');
const builtin = readdirSync(rules).filter((name) => name.endsWith('.yaml'));

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

function when(predicate: string): string {
  return complete.replace("{properties: {supportAccess: {const: 'yes'}}}", predicate);
}

function says(message: string): string {
  return complete.replace('message: fine', `message: "${message}"`);
}

describe('readRule', () => {
  it('compiles the predicates', () => {
    const rule = readRule(complete, 'my-rule', ruleCompiler());
    if (!('id' in rule)) throw new Error(JSON.stringify(rule));
    expect(rule.enabled).toBe(true);
    expect(rule.cases[0]?.when({ supportAccess: 'yes' })).toBe(true);
    expect(rule.cases[0]?.when({ supportAccess: 'no' })).toBe(false);
    expect(rule.applies({})).toBe(true);
  });

  it('matches patterns in linear time', () => {
    const rule = readRule(when('{properties: {name: {pattern: "^(a+)+$"}}}'), 'my-rule', ruleCompiler());
    if (!('id' in rule)) throw new Error(JSON.stringify(rule));
    expect(rule.cases[0]?.when({ name: 'a'.repeat(50) })).toBe(true);
    expect(rule.cases[0]?.when({ name: `${'a'.repeat(50)}b` })).toBe(false);
  });

  it.each([
    ['{via.kind}'],
    ['{via.length}'],
    ['{place.address} {trust.grants.reasons.message} {trustPlace.path}'],
    ['{"json": 1}'],
  ])('takes %s in a message', (message) => {
    expect(readRule(says(message.replaceAll('"', '\\"')), 'my-rule', ruleCompiler())).toHaveProperty('id');
  });

  it.each(builtin)('takes %s, which ships', (name) => {
    const text = readFileSync(join(rules, name), 'utf8');
    expect(readRule(text, name.replace('.yaml', ''), ruleCompiler())).toHaveProperty('id');
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
    ['a predicate that is no schema', when('{type: texts}'), 6, 'must be one of `string`, `number`'],
    ['an asynchronous predicate', when('{$async: true}'), 6, 'unknown key `$async`'],
    ['a reference to itself', when('{$ref: "#"}'), 6, 'unknown key `$ref`'],
    ['an id of a schema', when('{$id: x}'), 6, 'unknown key `$id`'],
    ['a format, which would not be checked', when('{properties: {name: {format: uri}}}'), 6, 'unknown key `format`'],
    ['a key that facts do not have', when('{properties: {nmae: {}}}'), 6, 'no `nmae` here: did you mean `name`?'],
    ['one that is required', when('{required: [nmae]}'), 6, 'did you mean `name`?'],
    ['one further in', when('{properties: {trust: {properties: {clas: {}}}}}'), 6, 'did you mean `class`?'],
    ['one of elements', when('{properties: {via: {contains: {required: [kinds]}}}}'), 6, 'did you mean `kind`?'],
    ['one in a negation', when('{anyOf: [{not: {required: [nmae]}}]}'), 6, 'did you mean `name`?'],
    ['a value that facts never have', when('{properties: {mfa: {const: yse}}}'), 6, '`yse` here: did you mean `yes`?'],
    ['one of several', when('{properties: {change: {enum: [keep, made]}}}'), 6, 'one of `create`, `update`'],
    [
      'a value of another type',
      when('{properties: {trustLength: {const: "9"}}}'),
      6,
      'an integer here, never a string',
    ],
    [
      'a value that stands twice in a list',
      when('{properties: {change: {enum: [keep, keep]}}}'),
      6,
      'this is no JSON Schema: must NOT have duplicate items',
    ],
    ['a type that facts never have', when('{properties: {name: {type: number}}}'), 6, 'a string here, never a number'],
    ['a keyword of another type', when('{properties: {name: {minimum: 3}}}'), 6, '`minimum` says nothing of a string'],
    ['a pattern that is none', when('{properties: {name: {pattern: "("}}}'), 6, 'missing closing )'],
    ['look-ahead', when('{properties: {name: {pattern: "(?=a)"}}}'), 6, 'look-around and back-references'],
    ['a back-reference', when('{properties: {name: {pattern: "(a)\\\\1"}}}'), 6, 'look-around and back-references'],
    ['a placeholder without a text', says('{place}'), 8, 'it is no text; name a part of it: `input`, `address`'],
    ['one that facts do not have', says('{place.adress}'), 8, 'no `adress`: did you mean `address`?'],
    ['one that all objects have', says('{constructor}'), 8, 'there is no `constructor`'],
    ['one inside a text', says('{name.length}'), 8, 'there is no `length` in a text'],
    ['one in the help of all', complete.replace('fix: this', 'fix: "{nmae}"'), 11, 'did you mean `name`?'],
    ['an alias inside its own anchor', when('&a {not: *a}'), 6, 'the alias `*a`'],
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
