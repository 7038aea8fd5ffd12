import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';

const installed = mkdtempSync(join(tmpdir(), 'load program '));
afterAll(() => rmSync(installed, { recursive: true }));
for (const part of ['package.json', 'bin', 'dist/rolecall.cjs']) {
  cpSync(join(repository, part), join(installed, part), { recursive: true });
}

function reportOf(bin: string): string {
  const template = join(repository, 'fixtures/demo/incident-support.yaml');
  return execFileSync(process.execPath, [bin, 'scan', template, '--no-config', '-f', 'json'], { encoding: 'utf8' });
}

describe('the program without compiled code that V8 takes', () => {
  const expected = reportOf(join(repository, 'bin/rolecall.js'));
  const compiled = join(installed, 'dist/rolecall.cjs.compiled');

  it.each([
    ['none', () => rmSync(compiled, { force: true })],
    ['that of another version of Node', () => writeFileSync(compiled, Buffer.alloc(4096, 1))],
    ['an empty file', () => writeFileSync(compiled, '')],
  ])('%s', (_, install) => {
    install();
    expect(reportOf(join(installed, 'bin/rolecall.js'))).toBe(expected);
  });
});
