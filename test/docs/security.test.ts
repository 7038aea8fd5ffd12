import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';

const page = readFileSync(join(repository, 'SECURITY.md'), 'utf8');
const rows = [...page.matchAll(/^\| (?!promise \||---)(.+?) \| (.+) \|$/gm)].map(([, promise = '', held = '']) => ({
  promise,
  held: [...held.matchAll(/`([\w./-]+\/[\w./-]+)`|\]\(([^)]+)\)/g)].map(([, code, link]) => code ?? link ?? ''),
}));

describe('SECURITY.md', () => {
  it('has promises', () => {
    expect(rows.length).toBeGreaterThanOrEqual(8);
  });

  it.each(rows)('says what holds "$promise", and that is there', ({ held }) => {
    expect(held.some((one) => /^(test|docs)\//.test(one))).toBe(true);
    expect(held.filter((one) => !existsSync(join(repository, one)))).toEqual([]);
  });
});
