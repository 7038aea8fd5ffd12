import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '../../src/model/index.js';
import { rolecall } from './run-cli.js';

type Files = Readonly<Record<string, string>>;

/** Scans the first of some files, or those that the arguments name, with the real command line. */
export function scanFiles(files: Files, ...args: string[]): Promise<Report> {
  return within(files, (cwd) => reportOf(['scan', ...named(files, args), ...args], cwd));
}

/** Scans everything in a folder of some files, with the configuration among them. */
export function scanConfigured(files: Files): Promise<Report> {
  return within(files, async (cwd) => JSON.parse((await rolecall(['scan', '-f', 'json'], { cwd })).stdout));
}

/** Like `scanFiles`, by way of facts: extracted in three shards, then judged. */
export function evaluateFiles(files: Files, ...args: string[]): Promise<Report> {
  return within(files, async (cwd) => {
    const shards = [1, 2, 3].map((shard) => `${shard}.ndjson`);
    for (const [index, file] of shards.entries()) {
      const extract = [
        'extract',
        ...named(files, args),
        ...args,
        '--no-config',
        '--shard',
        `${index + 1}/3`,
        '-o',
        file,
      ];
      const { exit, stderr } = await rolecall(extract, { cwd });
      if (exit !== 0) throw new Error(stderr);
    }
    return reportOf(['evaluate', ...shards], cwd);
  });
}

async function reportOf(args: readonly string[], cwd: string): Promise<Report> {
  const run = await rolecall([...args, '--no-config', '-f', 'json'], { cwd });
  return JSON.parse(run.stdout);
}

function named(files: Files, args: readonly string[]): string[] {
  return args.some((arg) => files[arg] !== undefined) ? [] : Object.keys(files).slice(0, 1);
}

/** Does something in a repository that holds some files. */
export async function within<T>(files: Files, act: (folder: string) => Promise<T>): Promise<T> {
  const cwd = mkdtempSync(join(tmpdir(), 'rolecall-'));
  try {
    mkdirSync(join(cwd, '.git'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    return await act(cwd);
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

/** A whole template of a support role that a principal may assume. */
export function roleFor(principal: string): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Support:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AWSSupportAccess"]
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { AWS: "${principal}" }, Action: sts:AssumeRole }]
`;
}
