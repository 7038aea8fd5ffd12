import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';

const installed = mkdtempSync(join(tmpdir(), 'load program '));
afterAll(() => rmSync(installed, { recursive: true }));
for (const part of ['package.json', 'bin', 'dist/program']) {
  cpSync(join(repository, part), join(installed, part), { recursive: true });
}
const bin = join(installed, 'bin/rolecall.js');
const compiled = join(installed, 'dist/compiled');
beforeEach(() => rmSync(compiled, { recursive: true, force: true }));

function reportOf(program: string, env: NodeJS.ProcessEnv = {}): string {
  const template = join(repository, 'fixtures/demo/incident-support.yaml');
  const args = [program, 'scan', template, '--no-config', '-f', 'json'];
  return execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });
}

/** The files of compiled code, each with the moment that it was written. */
function kept(): ReadonlyMap<string, number> {
  const names = readdirSync(compiled, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cjs'));
  return new Map(names.map((name) => [join(compiled, name), statSync(join(compiled, name)).mtimeMs]));
}

const expected = reportOf(join(repository, 'bin/rolecall.js'));

describe('the code that V8 compiled', () => {
  it('is kept by the first runs, beside the program, and then left as it is', () => {
    for (let run = 0; run < 3; run++) expect(reportOf(bin)).toBe(expected);
    const after = kept();
    expect(after.size).toBeGreaterThan(5);
    expect(reportOf(bin)).toBe(expected);
    expect(kept()).toEqual(after);
  });

  it.each([
    ['that of another version of Node', Buffer.alloc(4096, 1)],
    ['an empty file', Buffer.alloc(0)],
  ])('is not used where V8 does not take it: %s', (_, content) => {
    reportOf(bin);
    for (const file of kept().keys()) writeFileSync(file, content);
    expect(reportOf(bin)).toBe(expected);
  });

  it('stays for the next run where this one is under other flags', () => {
    for (let run = 0; run < 3; run++) reportOf(bin);
    const before = kept();
    expect(reportOf(bin, { NODE_OPTIONS: '--max-semi-space-size=8' })).toBe(expected);
    expect(kept()).toEqual(before);
  });

  it('is not kept where nothing can be written', () => {
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(compiled, '');
    expect(reportOf(bin)).toBe(expected);
    expect(statSync(compiled).size).toBe(0);
  });

  it("is not kept where Node's own variable says so", () => {
    expect(reportOf(bin, { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(expected);
    expect(readdirSync(join(installed, 'dist'))).toEqual(['program']);
  });
});
