import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'parameters-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const template = `Parameters:
  Responder: {Type: String, Default: 'arn:aws:iam::111122223333:role/responders'}
Resources:
  SupportRole:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess']
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: {Effect: Allow, Action: sts:AssumeRole, Principal: {AWS: !Ref Responder}}
`;

/** Nothing in it matters, so that it is not parsed. */
const bucket = JSON.stringify({
  AWSTemplateFormatVersion: '2010-09-09',
  Parameters: { BucketName: { Type: 'String' } },
  Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
});

let folders = 0;

function folderWith(files: Readonly<Record<string, string>>): string {
  folders += 1;
  const cwd = join(scratch, String(folders));
  mkdirSync(join(cwd, '.git'), { recursive: true });
  for (const [name, text] of Object.entries({ 'role.yaml': template, 'bucket.json': bucket, ...files })) {
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

const inputs = ['role.yaml', 'bucket.json'];

describe('--parameters', () => {
  it('a parameter that keeps its value is unknown, and has not its default', async () => {
    const cwd = folderWith({ 'p.json': '[{"ParameterKey": "Responder", "UsePreviousValue": true}]' });
    const trust = async (...args: string[]): Promise<string | undefined> => {
      const run = await rolecall(['scan', ...inputs, '-f', 'json', ...args], { cwd });
      const report: Report = JSON.parse(run.stdout);
      return report.scopes[0]?.findings.find(({ ruleId }) => ruleId === 'support-role-trust-scoped')?.verdict;
    };
    expect(await trust('--account', '111122223333')).toBe('pass');
    expect(await trust('--account', '111122223333', '--parameters', 'p.json')).toBe('unknown');
  });

  it('tells of those that no template declares', async () => {
    const cwd = folderWith({ 'p.yaml': 'Respnder: a\nResponder: b\nBucketName: c\nOther: d\n' });
    const run = await rolecall(['scan', ...inputs, '--parameters', 'p.yaml'], { cwd });
    expect(run.stderr).toBe(
      'rolecall: p.yaml: no template that was scanned declares the parameter `Respnder` (did you mean `Responder`?), `Other`\n',
    );
  });

  it('and by scope for the parameters of a scope', async () => {
    const config =
      'scopes:\n  - {name: a, include: [role.yaml], parameters: p.yaml}\n  - {name: b, include: [bucket.json]}\n';
    const cwd = folderWith({ 'p.yaml': 'Responder: b\nBucketName: c\n', 'rolecall.yaml': config });
    const run = await rolecall(['scan', ...inputs], { cwd });
    expect(run.stderr).toBe('rolecall: p.yaml: no template that was scanned declares the parameter `BucketName`\n');
  });

  it('says nothing while a template cannot be read', async () => {
    const cwd = folderWith({ 'p.yaml': 'Other: d\n', 'broken.json': '{"Resources": {' });
    const run = await rolecall(['scan', ...inputs, 'broken.json', '--parameters', 'p.yaml'], { cwd });
    expect(run.stderr).toBe('');
  });
});
