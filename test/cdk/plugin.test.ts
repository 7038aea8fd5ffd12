import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RolecallPlugin as Plugin } from '../../src/cdk-plugin.js';
import { repository } from '../cli/run-cli.js';

const { RolecallPlugin }: { RolecallPlugin: typeof Plugin } = createRequire(import.meta.url)(
  join(repository, 'dist/cdk.cjs'),
);
const app = join(repository, 'fixtures/cdk/app/cdk.out');
const templates = ['Prod', 'Anywhere'].map((name) => join(app, `${name}.template.json`));
const open = join(repository, 'fixtures/scan/trust-is-public/template.yaml');

const judge = (templatePaths: readonly string[], options = {}) =>
  new RolecallPlugin({ args: ['--no-config'], ...options }).validate({ templatePaths });

describe('the plugin of the CDK', () => {
  it('knows what it is, and its rules', () => {
    const { name, version, ruleIds } = new RolecallPlugin();
    expect({ name, version }).toEqual({ name: 'Rolecall', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(ruleIds).toContain('support-role-trust-scoped');
  });

  it('names the resource in its template, wherever the finding is shown', () => {
    const { success, violations } = judge(templates);
    expect(success).toBe(true);
    expect(violations.map(({ ruleName, severity }) => [ruleName, severity])).toEqual([
      ['support-role-trust-scoped', 'warning'],
      ['support-role-trust-scoped', 'warning'],
    ]);
    const resources = violations.flatMap(({ violatingResources }) => violatingResources);
    expect(resources.map(({ templatePath }) => resolve(templatePath)).sort()).toEqual([...templates].sort());
    for (const { resourceLogicalId, locations } of resources) {
      expect(resourceLogicalId).toBe('SupportRole68F72D2C');
      expect(locations).toEqual(['Properties/AssumeRolePolicyDocument/Statement/0/Principal/AWS']);
    }
  });

  it('fails on a warning where it is to be strict', () => {
    expect(judge(templates, { strict: true }).success).toBe(false);
  });

  it('says what could not be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plugin-'));
    const broken = join(folder, 'Broken.template.json');
    writeFileSync(broken, '{"Resources": {"Support": {"Type": "AWS::IAM::Role"');
    const { success, violations } = judge([broken, ...templates]);
    rmSync(folder, { recursive: true });
    expect(success).toBe(false);
    expect(violations).toContainEqual(expect.objectContaining({ severity: 'error', ruleName: 'json-truncated' }));
  });

  it.each([
    ['is called wrongly', [open], { args: ['--frobnicate'] }, '--frobnicate'],
    ['has nothing to judge', [], {}, 'no template holds anything that can be judged'],
  ])('throws where it %s', (_, paths, options, words) => {
    expect(() => judge(paths, options)).toThrow(words);
  });
});
