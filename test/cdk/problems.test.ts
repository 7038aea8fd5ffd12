import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { brokenManifest, missingContext } from '../../src/cdk/problems.js';

it('docs/problems.md has a row for every code', () => {
  const page = readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8');
  const section = page.split('## Cloud assemblies of the CDK\n')[1]?.split(/^## /m)[0] ?? '';
  const documented = Array.from(section.matchAll(/^\| `([\w-]+)` \|/gm), ([, code]) => code);
  expect(documented).toEqual([brokenManifest.code, missingContext(['k']).code]);
});

it('missing context is named by its first key', () => {
  expect(missingContext(['a', 'b', 'c']).message).toContain('looks up `a` and 2 more,');
  expect(missingContext(['a']).message).toContain('looks up `a`,');
});
