import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Api from '../../src/index.js';
import { repository, rolecall } from './run-cli.js';

/** As a program uses it: it gives no other thread. */
const { analyze, render }: typeof Api = await import(join(repository, 'dist/index.js'));

const cwd = mkdtempSync(join(tmpdir(), 'read-shared-'));
afterAll(() => rmSync(cwd, { recursive: true }));
// All fixtures, the broken ones too, several times: enough for two threads.
beforeAll(() => {
  for (const copy of ['a', 'b', 'c']) cpSync(join(repository, 'fixtures'), join(cwd, copy), { recursive: true });
  writeFileSync(join(cwd, 'rolecall.yaml'), 'account: "111122223333"\nscopes:\n  - {name: a, include: ["a/**"]}\n');
});

describe('inputs that two threads share', () => {
  it.each(['json', 'text', 'sarif'] as const)('give the report of one thread as %s', async (format) => {
    const report = await analyze(['.'], { cwd });
    expect(report.summary.inputs).toBeGreaterThan(600);
    expect((await rolecall(['scan', '-f', format], { cwd })).stdout).toBe(await render(report, format, { cwd }));
  });

  it('standard input stays with the first of them', async () => {
    const run = await rolecall(['scan', '.', '-', '-f', 'json'], { cwd, stdin: 'Resources: {}' });
    const inputs: { path: string }[] = JSON.parse(run.stdout).inputs;
    expect(inputs.filter(({ path }) => path === '-')).toHaveLength(1);
  });

  it('are refused as ever where they would be overwritten', async () => {
    const run = await rolecall(['scan', '.', '-f', 'json=a/demo/incident-support.yaml'], { cwd });
    expect(run).toMatchObject({ exit: 2, stderr: expect.stringContaining('would overwrite') });
  });
});
