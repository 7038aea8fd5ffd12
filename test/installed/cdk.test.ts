import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';
import { snippetsOf } from '../docs/pages.js';
import { npmPackages } from './tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'cdk-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const current = npmPackages('aws-cdk-lib@2.276.0', 'constructs@10');
const older = npmPackages('aws-cdk-lib@2.100.0', 'constructs@10.3.0');
const versions = [
  { which: 'a plugin', folder: current, added: 'cdk.Validations.of(app).addPlugins(plugin);', properties: '{}' },
  { which: 'its Beta1', folder: older, added: '', properties: '{ policyValidationBeta1: [plugin] }' },
];

const NAMED = "new iam.ArnPrincipal('arn:aws:iam::111122223333:role/responders')";
const ANYBODY = 'new iam.AnyPrincipal()';
const SUPPORT = "iam.ManagedPolicy.fromAwsManagedPolicyName('AWSSupportAccess')";

interface App {
  readonly assumedBy: string;
  readonly policies?: string;
  readonly more?: string;
}

/** Synthesizes an app with one role; what the CDK says of it. */
function synthesize(version: (typeof versions)[number], { assumedBy, policies = SUPPORT, more = '' }: App) {
  const cwd = mkdtempSync(join(scratch, 'app-'));
  writeFileSync(
    join(cwd, 'app.cjs'),
    `const cdk = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const { RolecallPlugin } = require(${JSON.stringify(join(repository, 'dist/cdk.cjs'))});
const plugin = new RolecallPlugin({ args: ['--no-config'] });
const app = new cdk.App(${version.properties});
${version.added}
const stack = new cdk.Stack(app, 'Access', { env: { account: '111122223333', region: 'eu-central-1' } });
const role = new iam.Role(stack, 'Support', { assumedBy: ${assumedBy}, managedPolicies: [${policies}] });
${more}
app.synth();
`,
  );
  const env = {
    ...process.env,
    NODE_PATH: join(version.folder ?? '', 'node_modules'),
    CDK_OUTDIR: join(cwd, 'cdk.out'),
    CDK_CONTEXT_JSON: '{"aws:cdk:enable-path-metadata": true}',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['app.cjs'], { cwd, env, encoding: 'utf8' });
  return { passes: status === 0, said: stdout + stderr };
}

describe.each(versions)('an app of the CDK with $which', (version) => {
  it.skipIf(version.folder === undefined)('is synthesized where its role is as it should be', () => {
    expect(synthesize(version, { assumedBy: NAMED })).toMatchObject({ passes: true });
  });

  it.skipIf(version.folder === undefined)('is told which construct lets anybody in, and what to do', () => {
    const { passes, said } = synthesize(version, { assumedBy: ANYBODY });
    expect(passes).toBe(false);
    for (const words of ['Any principal of any AWS account', 'Access/Support/Resource', 'Take "*" out'])
      expect(said).toContain(words);
  });

  it.skipIf(version.folder === undefined)('is told that there is no role', () => {
    const { passes, said } = synthesize(version, { assumedBy: NAMED, policies: '' });
    expect(passes).toBe(false);
    expect(said).toContain('rolecall init --cloudformation');
  });
});

describe('an acknowledged rule', () => {
  const [version] = versions;

  it.skipIf(current === undefined)('stops nothing, where the app gives the reason', () => {
    const acknowledged = `cdk.Validations.of(role).acknowledge({ id: 'Rolecall::support-role-trust-scoped', reason: 'Replaced in May.' });`;
    if (version === undefined) throw new Error('no version');
    expect(synthesize(version, { assumedBy: ANYBODY, more: acknowledged })).toMatchObject({ passes: true });
  });
});

describe('the snippets of the pages', () => {
  const asRequire = (text: string) =>
    text
      .replace(/import (\{[^}]*\}) from "([^"]+)";/g, 'const $1 = require("$2");')
      .replace('"rolecall/cdk"', JSON.stringify(join(repository, 'dist/cdk.cjs')));

  it.skipIf(current === undefined).each(snippetsOf('ts'))('$place', ({ text }) => {
    const cwd = mkdtempSync(join(scratch, 'snippet-'));
    const before = text.includes('import ')
      ? ''
      : "const { App, Stack, Validations } = require('aws-cdk-lib');\nconst app = new App();\nconst legacyRole = new Stack(app, 'Legacy');\n";
    writeFileSync(join(cwd, 'app.cjs'), before + asRequire(text));
    const env = { ...process.env, NODE_PATH: join(current ?? '', 'node_modules') };
    const { status, stderr } = spawnSync(process.execPath, ['app.cjs'], { cwd, env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
