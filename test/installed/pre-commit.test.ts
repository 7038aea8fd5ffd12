import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';
import { roleFor } from '../cli/scan-files.js';
import { pythonTool } from './tools.js';

const found = pythonTool('pre-commit', '4.7.0');
const preCommit = found ?? 'pre-commit';
const isCommitted = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: repository }).status === 0;

const scratch = mkdtempSync(join(tmpdir(), 'pre-commit-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const env = {
  ...process.env,
  PRE_COMMIT_HOME: join(scratch, 'cache'),
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'x'],
      [`GIT_${who}_EMAIL`, 'x@x'],
    ]),
  ),
};

const good = roleFor('arn:aws:iam::111122223333:role/responder');
const topic = 'AWSTemplateFormatVersion: "2010-09-09"\nResources: { Topic: { Type: AWS::SNS::Topic } }\n';

/** A repository with the hooks installed. */
function project(name: string): (change: Readonly<Record<string, string | null>>) => { ok: boolean; said: string } {
  const cwd = join(scratch, name);
  mkdirSync(cwd);
  const rev = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' }).trim();
  const hooks = [{ id: 'rolecall' }, { id: 'rolecall-files' }];
  writeFileSync(join(cwd, '.pre-commit-config.yaml'), JSON.stringify({ repos: [{ repo: repository, rev, hooks }] }));
  execFileSync('git', ['init', '-q'], { cwd });
  execFileSync(preCommit, ['install', '--install-hooks'], { cwd, env });
  return (change) => {
    for (const [path, text] of Object.entries(change)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      if (text === null) rmSync(join(cwd, path));
      else writeFileSync(join(cwd, path), text);
    }
    execFileSync('git', ['add', '-A'], { cwd });
    const { status, stdout, stderr } = spawnSync('git', ['commit', '-m', 'x'], { cwd, env, encoding: 'utf8' });
    return { ok: status === 0, said: stdout + stderr };
  };
}

// It installs the package from its repository, which takes a while and a registry.
describe.skipIf(found === undefined || !isCommitted)('the hooks, installed by pre-commit', () => {
  let commit: ReturnType<typeof project>;
  beforeAll(() => {
    commit = project('infra');
  }, 600_000);

  it('refuse a role that lets anybody in, and take its fix', () => {
    const refused = commit({ 'roles.yaml': roleFor('*'), 'topic.yaml': topic });
    expect(refused).toMatchObject({ ok: false, said: expect.stringContaining('support-role-trust-scoped') });
    expect(commit({ 'roles.yaml': good })).toMatchObject({ ok: true });
  });

  it('take documentation', () => {
    expect(commit({ 'README.md': '# Infrastructure\n' })).toMatchObject({ ok: true });
  });

  it('refuse to delete the file of the role', () => {
    const refused = commit({ 'roles.yaml': null });
    expect(refused).toMatchObject({ ok: false, said: expect.stringContaining('support-role-exists') });
    expect(commit({ 'roles.yaml': good, 'topic.yaml': `${topic}# The role stays.\n` })).toMatchObject({ ok: true });
  });

  it('refuse to delete it where it is all that there is, once a scope is declared', () => {
    const alone = project('alone');
    const scopes = 'scopes: [{ name: prod, include: ["*.yaml"] }]\n';
    expect(alone({ 'roles.yaml': good, 'rolecall.yaml': scopes })).toMatchObject({ ok: true });
    expect(alone({ 'roles.yaml': null })).toMatchObject({ ok: false });
  });

  it('judge Terraform source by itself', () => {
    const terraform = project('terraform');
    const role = (principal: string) => `provider "aws" {}
resource "aws_iam_role" "support" {
  name                = "support"
  managed_policy_arns = ["arn:aws:iam::aws:policy/AWSSupportAccess"]
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "${principal}" } }]
  })
}
`;
    expect(terraform({ 'main.tf': role('*') })).toMatchObject({ ok: false });
    expect(terraform({ 'main.tf': role('arn:aws:iam::111122223333:role/responder') })).toMatchObject({ ok: true });
  });

  it('take everything where there is nothing to judge', () => {
    const docs = project('docs');
    expect(docs({ 'package.json': '{"name": "docs"}', 'README.md': '# Docs\n' })).toMatchObject({ ok: true });
  });
});
