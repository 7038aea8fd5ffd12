import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { constructPathsOf, framesOf, readMetadata } from '../../src/cdk/index.js';

const app = join(import.meta.dirname, '../../fixtures/cdk/app');
const read = (name: string) => readFileSync(join(app, name), 'utf8');

describe('where the app makes a construct', () => {
  const path = 'Prod/SupportRole/Resource';
  const frames = [
    { file: '/home/dev/app/lib/support-role.cjs', line: 7, column: 5 },
    { file: '/home/dev/app/lib/stacks.cjs', line: 9, column: 5 },
    { file: '/home/dev/app/app.cjs', line: 17, column: 5 },
  ];

  it('a trace of its own tells, in newer assemblies', () => {
    expect(framesOf(readMetadata(read('cdk.out/Prod.metadata.json')), path)).toEqual(frames);
  });

  it('the trace of the logical id tells, in older ones', () => {
    const metadata = JSON.parse(read('cdk.out.traced/manifest.json')).artifacts.Prod.metadata;
    expect(framesOf(metadata, path).slice(0, 2)).toEqual(frames.slice(0, 2));
  });

  it.each([
    ['new Role (/app/lib/role.ts:1:2)', [{ file: '/app/lib/role.ts', line: 1, column: 2 }]],
    ['/app/lib/role.ts:1:2', [{ file: '/app/lib/role.ts', line: 1, column: 2 }]],
    ['at f [as g] (file:///app/role.mjs:1:2)', [{ file: '/app/role.mjs', line: 1, column: 2 }]],
    ['new Role (C:\\app\\role.ts:1:2)', [{ file: 'C:\\app\\role.ts', line: 1, column: 2 }]],
    ['new Role (/app (copy)/role.ts:1:2)', [{ file: '/app (copy)/role.ts', line: 1, column: 2 }]],
    ['new Role (/app/node_modules/aws-cdk-lib/aws-iam/lib/role.js:1:6635)', []],
    ['node:internal/main/run_main_module:28:49', []],
    ['...new Role2 in aws-cdk-lib...', []],
    ['', []],
  ])('%s', (line, expected) => {
    const metadata = { '/S/R': [{ type: 'aws:cdk:creationStack', data: [line] }] };
    expect(framesOf(metadata, 'S/R')).toEqual(expected);
  });

  it.each([
    [undefined],
    [[]],
    [{ '/S/R': 'text' }],
    [{ '/S/R': [null, { type: 'aws:cdk:warning', data: ['/app/a.ts:1:2'] }] }],
    [{ '/S/R': [{ type: 'aws:cdk:logicalId', trace: [1] }] }],
  ])('odd metadata tells nothing: %j', (metadata) => {
    expect(framesOf(metadata, 'S/R')).toEqual([]);
  });
});

it('a template says which construct makes a resource', () => {
  const resources = { A: { Metadata: { 'aws:cdk:path': 'S/R/Resource' } }, B: { Metadata: {} }, C: null };
  expect([...constructPathsOf({ Resources: resources })]).toEqual([['A', 'S/R/Resource']]);
});
