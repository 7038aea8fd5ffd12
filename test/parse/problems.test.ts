import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { discoveryCodes } from '../../src/discover/problems.js';
import { lookAlikeCodes } from '../../src/parse/look-alikes.js';
import { readingCodes } from '../../src/parse/problems.js';

const page = readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8');

/** The codes in the first column of the table under a heading. */
function documented(heading: string): readonly string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return Array.from(section.matchAll(/^\| `([\w-]+)` \|/gm), ([, code]) => code ?? '');
}

describe('docs/problems.md', () => {
  it.each([
    ['Finding inputs', discoveryCodes],
    ['What is none of ours', lookAlikeCodes],
    ['Reading inputs', readingCodes],
  ])('has a row for every code of its section: %s', (heading, codes) => {
    expect(documented(heading)).toEqual([...codes].sort());
  });
});
