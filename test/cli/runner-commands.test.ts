import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.js';
import { rolecall } from './run-cli.js';

const cwd = mkdtempSync(join(tmpdir(), 'runner-commands-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const hostile = 'a\n::error::pwn\n##[error]pwn ##vso[task.complete result=Succeeded]\u001b[2J\u0085';
const file = 'x##vso[task.complete].json';
const role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: hostile,
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { AWS: hostile }, Action: 'sts:AssumeRole' }],
    },
  },
};
writeFileSync(join(cwd, file), JSON.stringify({ Resources: { 'Role##vso[a]': role } }, null, 2));
writeFileSync(
  join(cwd, 'broken##[error].yaml'),
  'AWSTemplateFormatVersion: "2010-09-09"\nResources: [ # ##vso[task]\n',
);
mkdirSync(join(cwd, 'rules'));

/** What terminals act upon, and what the runners of GitHub, Azure and TeamCity take for a command. */
const harmful = /(?!\n)\p{Cc}|^\s*::|##\w*\[/mu;
/** The format that consists of such commands is held to them by its own test. */
const others = formats.filter((format) => format !== 'github');

describe('no input makes a command of a runner', () => {
  it.each(others)('in %s', async (format) => {
    const { stdout } = await rolecall(['scan', '.', '-v', '-f', format], { cwd });
    expect(stdout).toContain('vso');
    expect(stdout).not.toMatch(harmful);
  });

  it.each(['text', 'json'])('in the roles as %s', async (format) => {
    const { stdout, stderr } = await rolecall(['roles', '.', '-f', format], { cwd });
    expect(stdout).toContain('vso');
    expect(stdout + stderr).not.toMatch(harmful);
  });

  it('in facts, which stay what they are', async () => {
    const { stdout } = await rolecall(['extract', '.'], { cwd });
    expect(stdout).not.toMatch(harmful);
    expect(
      stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).path),
    ).toContain(file);
    expect((await rolecall(['evaluate', '-'], { cwd, stdin: stdout })).stdout).toContain('AWS Support');
  });

  it.each([
    ['a path', ['scan', hostile.replaceAll('\0', '')]],
    ['an option', ['scan', `--${hostile}`]],
    ['a format', ['scan', '-f', hostile]],
    ['a configuration', ['scan', '-c', hostile]],
    ['a rule', ['rules', hostile]],
    ['an account', ['config', '--account', hostile]],
  ])('in what is said of %s', async (_, args) => {
    const { exit, stdout, stderr } = await rolecall(args, { cwd });
    expect(exit).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('vso');
    expect(stderr).not.toMatch(harmful);
  });

  it('in the effective configuration', async () => {
    writeFileSync(
      join(cwd, 'own.yaml'),
      JSON.stringify({ waivers: [{ rule: 'support-role-exists', scope: hostile, reason: hostile }] }),
    );
    const { stdout } = await rolecall(['config', '-c', 'own.yaml'], { cwd });
    expect(stdout).toContain('vso');
    expect(stdout).not.toMatch(harmful);
  });
});
