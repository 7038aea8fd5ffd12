import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'own-rules-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const template = join(repository, 'fixtures/scan/trust-is-public/template.yaml');

const rule = (id: string, when: string, message = 'Its name fits.') => `id: ${id}
title: A title
severity: low
about: role
cases:
  - when: ${when}
    verdict: fail
    message: "${message}"
otherwise: {verdict: pass, message: fine}
why: because
fix: this
references: [ours]
examples:
  pass: {terraform: a}
  fail: {terraform: a}
`;

const NAMED = '{properties: {name: {pattern: "^incident-\\\\w+$"}}, required: [name]}';

let folders = 0;

function folderOf(files: Readonly<Record<string, string>>): string {
  folders += 1;
  const folder = join(scratch, String(folders));
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe("rules of the user's own", () => {
  it('are judged like those that ship, from several folders', async () => {
    const first = folderOf({ 'my-first.yaml': rule('my-first', NAMED) });
    const second = folderOf({ 'my-second.yaml': rule('my-second', '{not: true}') });
    const run = await rolecall(['scan', template, '-f', 'json', '--rules', first, '--rules', second]);
    const report: Report = JSON.parse(run.stdout);
    const own = report.scopes.flatMap((scope) => scope.findings).filter((one) => one.ruleId.startsWith('my-'));
    expect(own.map((one) => `${one.ruleId} ${one.verdict}`)).toEqual(['my-first fail', 'my-second pass']);
  });

  it('are matched in linear time', async () => {
    const folder = folderOf({ 'my-rule.yaml': rule('my-rule', '{properties: {name: {pattern: "^(a+)+$"}}}') });
    const roles = { Resources: { Role: { Type: 'AWS::IAM::Role', Properties: role(`${'a'.repeat(60)}b`) } } };
    const run = await rolecall(['scan', '-', '--rules', folder, '--only', 'my-rule'], { stdin: JSON.stringify(roles) });
    expect(run.exit).toBe(0);
  });

  it.each([
    ['an asynchronous predicate', rule('my-rule', '{$async: true}'), /my-rule.yaml:6:12: unknown key `\$async`/],
    ['a reference to itself', rule('my-rule', '{$ref: "#"}'), /my-rule.yaml:6:12: unknown key `\$ref`/],
    ['an alias inside its own anchor', rule('my-rule', '&a {not: *a}'), /my-rule.yaml:6:20: the alias `\*a`/],
    ['a second document', `${rule('my-rule', '{}')}---\na: b\n`, /my-rule.yaml:16:1: a second document/],
    ['a key without facts', rule('my-rule', '{required: [nmae]}'), /my-rule.yaml:6:23: .*did you mean `name`/],
    ['a placeholder without a text', rule('my-rule', '{}', '{place}'), /my-rule.yaml:8:5: `\{place\}`: it is no text/],
    ['a pattern with look-ahead', rule('my-rule', '{properties: {name: {pattern: "(?=a)"}}}'), /:6:32: .*look-around/],
  ])('refused with its place: %s', async (_, text, message) => {
    const run = await rolecall(['scan', template, '--rules', folderOf({ 'my-rule.yaml': text })]);
    expect(run.exit).toBe(2);
    expect(run.stderr).toMatch(message);
  });

  it('refused where two have one id', async () => {
    const both = folderOf({ 'my-rule.yaml': rule('my-rule', '{}'), 'my-rule.yml': rule('my-rule', '{}') });
    const run = await rolecall(['scan', template, '--rules', both]);
    expect(run.exit).toBe(2);
    expect(run.stderr).toMatch(/my-rule.yml: .*my-rule.yaml has a rule of this id already/);
  });
});

function role(name: string): unknown {
  return {
    RoleName: name,
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws:iam::111122223333:user/a' } },
      ],
    },
  };
}
