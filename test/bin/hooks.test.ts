import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { discover } from '../../src/discover/index.js';
import { repository } from '../cli/run-cli.js';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}

const text = (file: string) => readFileSync(join(repository, file), 'utf8');
const hooks: readonly Hook[] = parse(text('.pre-commit-hooks.yaml'));
const { bin } = JSON.parse(text('package.json'));
const scratch = mkdtempSync(join(tmpdir(), 'hooks-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe.each(hooks)('the hook $id for pre-commit', ({ entry, files, pass_filenames }) => {
  it('runs a program of the package, over everything', () => {
    expect(bin).toHaveProperty(entry.split(' ')[0] ?? '');
    expect(pass_filenames).toBe(false);
  });

  it('runs when a file changes that a walk looks into, and not for sources of programs', async () => {
    const endings = ['json', 'jsonl', 'ndjson', 'yaml', 'yml', 'template', 'tfplan', 'tfstate', 'plan'];
    for (const ending of endings) writeFileSync(join(scratch, `a.${ending}`), '');
    const { inputs } = await discover(['.'], { cwd: scratch });
    expect(inputs).toHaveLength(endings.length);
    for (const { name } of inputs) expect(name).toMatch(new RegExp(files));
    expect('src/main.ts').not.toMatch(new RegExp(files));
  });
});
