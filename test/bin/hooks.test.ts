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
  readonly files?: string;
  readonly always_run?: boolean;
  readonly pass_filenames?: boolean;
}

const text = (file: string) => readFileSync(join(repository, file), 'utf8');
const hooks: readonly Hook[] = parse(text('.pre-commit-hooks.yaml'));
const { bin } = JSON.parse(text('package.json'));
const scratch = mkdtempSync(join(tmpdir(), 'hooks-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe.each(hooks)('the hook $id for pre-commit', ({ entry }) => {
  it('runs a program of the package', () => {
    expect(bin).toHaveProperty(entry.split(' ')[0] ?? '');
  });
});

describe('the hook over everything', () => {
  it('always runs, as a commit that deletes a file names none', () => {
    const [whole] = hooks;
    expect(whole).toMatchObject({ id: 'rolecall', always_run: true, pass_filenames: false });
    expect(whole).not.toHaveProperty('files');
  });
});

describe('the hook over changed files', () => {
  it('runs when a file changes that a walk looks into, and not for sources of programs', async () => {
    const { files = '' } = hooks.find(({ id }) => id === 'rolecall-files') ?? {};
    const endings = ['json', 'jsonl', 'ndjson', 'yaml', 'yml', 'template', 'tfplan', 'tfstate', 'plan'];
    for (const ending of endings) writeFileSync(join(scratch, `a.${ending}`), '');
    const { inputs } = await discover(['.'], { cwd: scratch });
    expect(inputs).toHaveLength(endings.length);
    for (const { name } of inputs) expect(name).toMatch(new RegExp(files));
    for (const source of ['main.tf', 'main.tofu', 'main.tf.json']) expect(source).toMatch(new RegExp(files));
    expect('src/main.ts').not.toMatch(new RegExp(files));
  });
});

describe('pre-commit up to 4.6', () => {
  it('takes what `npm pack` prints for the name of a file, so that building prints nothing to it', () => {
    expect(text('.npmrc')).toMatch(/^foreground-scripts=false$/m);
  });
});
