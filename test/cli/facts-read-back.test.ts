import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFull } from '../size.js';
import { repository, rolecall } from './run-cli.js';
import { evaluateFiles, scanFiles } from './scan-files.js';

const TRUST = { Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' } };
const CASES = { Statement: { Effect: 'Allow', Action: 'support:*', Resource: '*' } };

const role = (properties: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: TRUST, ...properties },
});
const set = (properties: object) => ({
  Type: 'AWS::SSO::PermissionSet',
  Properties: { Name: 'Support', InstanceArn: 'arn:aws:sso:::instance/ssoins-1', ...properties },
});

describe('facts are read as they were written', () => {
  it.each([
    ['a permission set with an inline policy, which has no name', set({ InlinePolicy: CASES })],
    ['an inline policy that lacks its name', role({ Policies: [{ PolicyDocument: CASES }] })],
    ['an inline policy that is none', role({ Policies: [null, 5, 'text', []] })],
    ['lists that are none', role({ ManagedPolicyArns: 5, Policies: 'text' })],
  ])('%s', async (_, resource) => {
    const files = { 'template.json': JSON.stringify({ Resources: { R: resource } }) };
    expect(await evaluateFiles(files)).toEqual(await scanFiles(files));
  });

  const bulk = join(repository, '../shared/corpus/cloudformation/bulk');
  it.skipIf(!isFull || !existsSync(bulk))('public templates', { timeout: 120_000 }, async () => {
    const { stdout: facts } = await rolecall(['extract', '.', '--no-config'], { cwd: bulk });
    const evaluated = await rolecall(['evaluate', '-', '--no-config', '-f', 'json'], { cwd: bulk, stdin: facts });
    expect(evaluated).toEqual(await rolecall(['scan', '.', '--no-config', '-f', 'json'], { cwd: bulk }));
  });
});
