import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.js';
import { rolecall } from './run-cli.js';

const cwd = mkdtempSync(join(tmpdir(), 'hidden-parameters-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const secret = 'S3cr3t-Default';
const hidden = (more = {}) => ({ Type: 'String', NoEcho: true, Default: secret, ...more });
const role = (name: unknown, externalId: unknown, more = {}) => ({
  Type: 'AWS::IAM::Role',
  ...more,
  Properties: {
    RoleName: name,
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::444455556666:root' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': externalId } },
        },
      ],
    },
  },
});

/** The template on many lines, with the secret and with a plain text that is read alike. */
function write(name: string, template: object): void {
  writeFileSync(join(cwd, name), JSON.stringify(template, null, 2));
}

write('vendor.json', {
  Parameters: { Ext: hidden(), Name: { Type: 'String', Default: 'support' } },
  Resources: { Vendor: role({ Ref: 'Name' }, { 'Fn::Sub': 'x-${Ext}-y' }) },
});
write('named.json', {
  Parameters: { Name: hidden() },
  Conditions: { Never: { 'Fn::Equals': [{ Ref: 'Name' }, 'on'] } },
  Resources: {
    Named: role({ Ref: 'Name' }, 'id'),
    Absent: role('absent', 'id', { Condition: 'Never' }),
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'p', Roles: [{ Ref: 'Name' }], PolicyDocument: { Statement: [] } },
    },
  },
});
write('outer.json', {
  Parameters: { Ext: hidden() },
  Resources: {
    Inner: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: 'inner.json', Parameters: { Id: { Ref: 'Ext' } } },
    },
  },
});
write('refused.json', {
  Parameters: { Ext: hidden({ AllowedValues: ['a', 'b'] }) },
  Resources: { Refused: role('refused', { Ref: 'Ext' }) },
});
write('inner.json', {
  Parameters: { Id: { Type: 'String' } },
  Resources: { Inner: role('inner', { Ref: 'Id' }) },
});

describe('the default of a NoEcho parameter is printed nowhere', () => {
  it.each(formats)('as %s', async (format) => {
    const { stdout } = await rolecall(['scan', '.', '-v', '-f', format], { cwd });
    expect(stdout).toContain('Vendor');
    expect(stdout).not.toContain(secret);
  });

  it.each(['text', 'json'])('in the roles as %s', async (format) => {
    const { stdout } = await rolecall(['roles', '.', '-f', format], { cwd });
    expect(stdout).not.toContain(secret);
  });

  it('in facts, which are judged alike', async () => {
    const facts = await rolecall(['extract', '.'], { cwd });
    expect(facts.stdout).not.toContain(secret);
    const verdicts = ({ stdout }: { stdout: string }) =>
      JSON.parse(stdout).scopes.map((scope: { roles: object[]; verdict: string }) => [
        scope.verdict,
        scope.roles.length,
      ]);
    const judged = await rolecall(['evaluate', '-', '-f', 'json'], { cwd, stdin: facts.stdout });
    expect(verdicts(judged)).toEqual(verdicts(await rolecall(['scan', '.', '-f', 'json'], { cwd })));
  });
});

describe('and judged as any other', () => {
  it('known, and with the class that it has where it is shown', async () => {
    const { scopes } = JSON.parse(
      (await rolecall(['scan', 'vendor.json', '--account', '111122223333', '-f', 'json'], { cwd })).stdout,
    );
    expect(scopes[0].roles).toMatchObject([
      { supportAccess: 'yes', trust: { class: 'cross-account-external-id', grants: [] } },
    ]);
  });
});
