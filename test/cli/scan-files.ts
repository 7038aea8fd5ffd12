import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '../../src/model/index.js';
import { rolecall } from './run-cli.js';

/** Scans the first of some files in a repository of their own, with the real command line. */
export async function scanFiles(files: Readonly<Record<string, string>>, ...args: string[]): Promise<Report> {
  const cwd = mkdtempSync(join(tmpdir(), 'rolecall-'));
  try {
    mkdirSync(join(cwd, '.git'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    const named = args.some((arg) => files[arg] !== undefined) ? [] : Object.keys(files).slice(0, 1);
    const run = await rolecall(['scan', ...named, ...args, '--no-config', '-f', 'json'], { cwd });
    return JSON.parse(run.stdout);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** What a report comes to in a line: its verdict, support access by scope, the classes of trust. */
export function inShort({ verdict, scopes }: Report): string {
  const classes = scopes.flatMap(({ roles }) => roles.map(({ trust }) => trust.class));
  return [verdict, scopes.map(({ supportAccess }) => supportAccess).join('/'), ...classes].join(' ');
}

/** A template of the current format version. */
export function templateOf(sections: string): string {
  return `AWSTemplateFormatVersion: '2010-09-09'\n${sections}`;
}

/** The resource of a support role that trusts a user of its account, or whom a principal says. */
export function supportRole({
  id = 'Support',
  principal = "!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:user/alice'",
  policies = '[arn:aws:iam::aws:policy/AWSSupportAccess]',
  more = '',
} = {}): string {
  return `  ${id}:
    Type: AWS::IAM::Role
${more}    Properties:
      ManagedPolicyArns: ${policies}
      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: sts:AssumeRole, Principal: {AWS: ${principal}}}]}
`;
}
