import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { problemCatalogue as templateProblems } from '../../src/cloudformation/index.js';
import { problemCatalogue as discoveryProblems } from '../../src/discover/index.js';
import { lookAlikeCatalogue, problemCatalogue } from '../../src/parse/index.js';

const source = join(import.meta.dirname, '../../src');
const page = readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8');

/** The codes in the first column of the table under a heading. */
function documented(heading: string): readonly string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return Array.from(section.matchAll(/^\| `([\w-]+)` \|/gm), ([, code]) => code ?? '');
}

describe('docs/problems.md', () => {
  it.each([
    ['Finding inputs', [...Object.keys(discoveryProblems), 'unreadable']],
    ['What is none of ours', Object.keys(lookAlikeCatalogue)],
    ['Reading inputs', Object.keys(problemCatalogue)],
    ['CloudFormation templates', Object.keys(templateProblems)],
  ])('has a row for every code of its section: %s', (heading, codes) => {
    expect([...documented(heading)].sort()).toEqual([...codes].sort());
  });

  it('has a row for every problem and gap of the later stages, and none that no stage has', () => {
    const texts = glob.sync('{cli,terraform}/**/*.ts', { cwd: source }).map(textOf);
    const used = texts.flatMap((text) => Array.from(text.matchAll(/\bcode: '([\w-]+)'/g), ([, code]) => code ?? ''));
    const later = documented('Terraform plans and states');
    expect(used.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
    expect(later.filter((code) => !texts.some((text) => text.includes(`'${code}'`)))).toEqual([]);
  });
});

function textOf(file: string): string {
  return readFileSync(join(source, file), 'utf8');
}
