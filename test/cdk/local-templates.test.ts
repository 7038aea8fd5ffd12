import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAssets, withLocalTemplates } from '../../src/cdk/index.js';
import type { Json } from '../../src/model/index.js';

const folder = join(import.meta.dirname, '../../fixtures/cdk/app/cdk.out');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

const assets = readAssets(read('Nesting.assets.json'));
const nesting = JSON.parse(read('Nesting.template.json'));
const [id = ''] = Object.keys(nesting.Resources);

function urlOf(template: Json): unknown {
  return (template as typeof nesting).Resources[id].Properties.TemplateURL;
}

function withMetadata(metadata: object): Json {
  return { ...nesting, Resources: { [id]: { ...nesting.Resources[id], Metadata: metadata } } };
}

describe('a nested stack names the file of its template', () => {
  const file = 'NestingAccess30F09F62.nested.template.json';

  it('by the metadata of the resource', () => {
    expect(urlOf(withLocalTemplates(nesting, () => undefined))).toBe(file);
  });

  it.each([
    ['without metadata', {}],
    ['with metadata of another property', { 'aws:asset:path': 'x.json', 'aws:asset:property': 'Code' }],
    ['with a path out of the assembly', { 'aws:asset:path': '../x.json', 'aws:asset:property': 'TemplateURL' }],
  ])('by the hash of the asset, %s', (_, metadata) => {
    expect(urlOf(withLocalTemplates(withMetadata(metadata), (hash) => assets.get(hash)))).toBe(file);
  });

  it('not where neither is known', () => {
    expect(urlOf(withLocalTemplates(withMetadata({}), () => undefined))).toEqual(urlOf(nesting));
  });
});

it('all else stays', () => {
  const { Resources, ...others } = withLocalTemplates(nesting, () => undefined) as typeof nesting;
  expect({ ...others, Resources: nesting.Resources }).toEqual(nesting);
  expect({ ...Resources[id], Properties: nesting.Resources[id].Properties }).toEqual(nesting.Resources[id]);
});

it.each<[string, Json]>([
  ['a list', []],
  ['without resources', {}],
  ['with odd resources', { Resources: { A: null, B: { Properties: [] }, C: 'text' } }],
])('templates that are none stay as they are: %s', (_, template) => {
  expect(withLocalTemplates(template, () => 'x.json')).toEqual(template);
});

describe('an asset manifest', () => {
  it('gives the files by their hashes', () => {
    expect([...assets.values()].sort()).toEqual([
      'Nesting.template.json',
      'NestingAccess30F09F62.nested.template.json',
      'NestingAccessInner8305C999.nested.template.json',
    ]);
  });

  it.each(['', '[]', '{"files": []}', '{"files": {"h": {"source": {"path": "../x"}}, "i": {}}}'])('%s', (text) => {
    expect([...readAssets(text)]).toEqual([]);
  });
});
