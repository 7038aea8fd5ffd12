import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { page } from '../../build/problems-page.js';
import { repository } from '../cli/run-cli.js';

const source = join(repository, 'src');

describe('docs/problems.md', () => {
  it('is what the catalogues of the rooms make of it', () => {
    expect(readFileSync(join(repository, 'docs/problems.md'), 'utf8')).toBe(page);
  });

  it('has a row for every problem, gap and obstacle that is said, each in words of a catalogue', () => {
    // What rules and the analysis of trust say has catalogues of its own.
    const files = glob.sync(
      '{accounts,cdk,cloudformation,discover,facts,parse,read,scope,terraform,terraform-source}/**/*.ts',
      {
        cwd: source,
      },
    );
    const texts = files.map((file) => readFileSync(join(source, file), 'utf8'));
    const said = texts.flatMap((text) => Array.from(text.matchAll(/\bcode: '([\w-]+)'/g), ([, code]) => code ?? ''));
    expect(said.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
    const rows = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code = '']) => code);
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.filter((code) => !texts.some((text) => new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(text)))).toEqual(
      ['parameter-not-declared'],
    );
  });
});
