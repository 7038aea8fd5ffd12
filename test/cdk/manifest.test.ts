import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/cdk/index.js';

const app = join(import.meta.dirname, '../../fixtures/cdk/app');

function assemblyIn(folder: string) {
  const assembly = readManifest(readFileSync(join(app, folder, 'manifest.json'), 'utf8'));
  if (assembly === undefined || assembly === 'broken') throw new Error(`${folder} is no assembly`);
  return assembly;
}

function manifest(artifacts: unknown, more: object = {}): string {
  return JSON.stringify({ version: '55.0.0', artifacts, ...more });
}

function stack(properties: object, more: object = {}): object {
  return { type: 'aws:cloudformation:stack', properties: { templateFile: 's.template.json', ...properties }, ...more };
}

describe('manifests that the CDK wrote', () => {
  it('name stacks with their environments, nested assemblies and asset manifests', () => {
    const { stacks, assemblies, assetManifests, missing } = assemblyIn('cdk.out');
    expect(stacks.map(({ template, account, region }) => [template, account, region])).toEqual([
      ['Anywhere.template.json', undefined, undefined],
      ['Prod.template.json', '111122223333', 'eu-central-1'],
      ['Nesting.template.json', '111122223333', 'eu-central-1'],
      ['Empty.template.json', '111122223333', 'eu-central-1'],
    ]);
    expect(assemblies).toEqual(['assembly-Staging']);
    expect(assetManifests).toContain('Nesting.assets.json');
    expect(missing).toEqual([]);
  });

  it('of a stage name its stacks', () => {
    const { stacks } = assemblyIn('cdk.out/assembly-Staging');
    expect(stacks.map(({ template, account }) => [template, account])).toEqual([
      ['StagingDirect94754BC1.template.json', '444455556666'],
      ['StagingNesting9C358EED.template.json', '444455556666'],
    ]);
  });

  it('say what was looked up in vain', () => {
    expect(assemblyIn('cdk.out.lookup').missing).toEqual([
      expect.stringMatching(/^vpc-provider:account=111122223333:/),
    ]);
  });

  it('hold the metadata, or name its file', () => {
    expect(assemblyIn('cdk.out.traced').stacks[0]?.metadata).toHaveProperty(['/Prod/SupportRole/Resource']);
    expect(assemblyIn('cdk.out').stacks[0]).toMatchObject({ metadataFile: 'Anywhere.metadata.json' });
  });
});

describe('the environment of a stack', () => {
  it.each<readonly [string | undefined, object]>([
    ['aws://111122223333/eu-central-1', { account: '111122223333', region: 'eu-central-1' }],
    ['aws://111122223333/unknown-region', { account: '111122223333' }],
    ['aws://unknown-account/us-gov-west-1', { region: 'us-gov-west-1' }],
    ['aws://unknown-account/unknown-region', {}],
    ['aws://⟨account⟩/⟨region⟩', {}],
    ['nonsense', {}],
    [undefined, {}],
  ])('%s', (environment, expected) => {
    const text = manifest({ S: stack({}, environment === undefined ? {} : { environment }) });
    expect(readManifest(text)).toMatchObject({ stacks: [{ template: 's.template.json' }] });
    const assembly = readManifest(text);
    const [{ account, region } = {}] = typeof assembly === 'object' ? assembly.stacks : [];
    expect(JSON.parse(JSON.stringify({ account, region }))).toEqual(expected);
  });
});

it('takes the parameters that a stack is deployed with, and nothing that is no text', () => {
  const text = manifest({ S: stack({ parameters: { Vendor: 'v', Odd: 1 } }) });
  expect(readManifest(text)).toMatchObject({ stacks: [{ parameters: { Vendor: 'v' } }] });
});

describe('what is meant to be a manifest and cannot be used', () => {
  const whole = manifest({ S: stack({}) });

  it.each([
    ['is cut off', whole.slice(0, -1)],
    ['is cut off after the version', '{\n  "version": "55.0.0",'],
    ['has artifacts that are no mapping', manifest([])],
    ['names no template', manifest({ S: { type: 'aws:cloudformation:stack' } })],
    ['names a template elsewhere', manifest({ S: stack({ templateFile: '../s.template.json' }) })],
    ['names a template by an absolute path', manifest({ S: stack({ templateFile: '/etc/passwd' }) })],
    ['names a template on a drive', manifest({ S: stack({ templateFile: 'C:\\s.json' }) })],
    ['nests itself', manifest({ A: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } })],
  ])('%s', (_, text) => {
    expect(readManifest(text)).toBe('broken');
  });
});

describe('what is none', () => {
  it.each([
    ['a web app', '{"name": "App", "version": "1.0.0", "icons": []}'],
    ['a broken manifest of something else', '{"version": "1.0.0", "name": '],
    ['a lock file', '{"version": 3, "artifacts": {}}'],
    ['an asset manifest', '{"version": "55.0.0", "files": {}}'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(readManifest(text)).toBeUndefined();
  });
});
