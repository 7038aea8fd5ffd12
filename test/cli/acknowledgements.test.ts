import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'acknowledgements-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const role = (name: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } }],
    },
  },
  Metadata: { 'aws:cdk:path': `Stack/${name}/Resource` },
});

let folders = 0;

/** `address: reason | verdict` of the findings about trust, and what is said of the acknowledgement. */
async function scan(construct: string, data: unknown): Promise<string[]> {
  folders += 1;
  const out = join(scratch, String(folders), 'cdk.out');
  mkdirSync(out, { recursive: true });
  const write = (name: string, value: unknown) => writeFileSync(join(out, name), JSON.stringify(value));
  const metadata = { [construct]: [{ type: 'aws:cdk:acknowledged-rules', data }] };
  const properties = { templateFile: 'Stack.template.json' };
  const stack = { type: 'aws:cloudformation:stack', environment: 'aws://111122223333/eu-west-1', properties, metadata };
  write('manifest.json', { version: '36.0.0', artifacts: { Stack: stack } });
  write('Stack.template.json', { Resources: { Support: role('Support'), SupportToo: role('SupportToo') } });
  const run = await rolecall(['scan', 'cdk.out', '--no-config', '-f', 'json'], { cwd: join(out, '..') });
  const report: Report = JSON.parse(run.stdout);
  const findings = report.scopes.flatMap((scope) => scope.findings).filter((one) => one.verdict !== 'pass');
  return findings.map((one) => `${one.location.address}: ${one.waived?.reason ?? one.message}`).sort();
}

describe('acknowledgements of a CDK app', () => {
  it('hold for a construct and all that is in it', async () => {
    const [first, second, ...others] = await scan('/Stack/Support', {
      'Rolecall::support-role-trust-scoped': 'In May',
    });
    expect(first).toBe('Support: In May');
    expect(second).toMatch(/^SupportToo: (?!In May)/);
    expect(others).toEqual([]);
  });

  it('hold for a stack, and nothing is said of the resources that need none', async () => {
    expect(await scan('/Stack', { 'Rolecall::support-role-trust-scoped': 'In May' })).toEqual([
      'Support: In May',
      'SupportToo: In May',
    ]);
    const idle = await scan('/Stack', { 'Rolecall::support-role-dedicated': 'In May' });
    expect(idle.join()).not.toContain('ignore');
  });

  it.each([
    ['rules of others', { 'CdkNag::support-role-trust-scoped': 'In May' }, /^(?!.*ignore)/s],
    ['no reason', { 'Rolecall::support-role-trust-scoped': '' }, /it gives no reason/],
    ['no such rule', { 'Rolecall::support-role': 'In May' }, /there is no such rule/],
    ['another form', ['Rolecall::support-role-trust-scoped'], /^(?!.*ignore)/s],
  ])('%s let nothing through', async (_, data, message) => {
    const said = (await scan('/Stack/Support', data)).join('\n');
    expect(said).toMatch(message);
    expect(said).not.toContain(': In May');
  });
});
