import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'globs-'));
afterAll(() => rmSync(scratch, { recursive: true }));
mkdirSync(join(scratch, '.git'));
writeFileSync(join(scratch, 'a.yaml'), 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n');

async function scan(...args: readonly string[]) {
  const { exit, stderr } = await rolecall(['scan', ...args], { cwd: scratch });
  return { exit, stderr };
}

function configuration(text: string): string {
  writeFileSync(join(scratch, 'c.yaml'), text);
  return 'c.yaml';
}

describe('a glob that cannot be used is wrong usage', () => {
  it.each([
    ['a range that runs backwards', 'a/[z-a]/**', 'no character is in the range `z-a`'],
    ['braces without end', '{a,b}'.repeat(9), 'its braces stand for more than 256 globs'],
    ['far too long', '*a'.repeat(600), 'a glob has at most 1024 characters'],
  ])('%s: in a scope with its line, and as a path', async (_, glob, fault) => {
    const scopes = `scopes:\n  - name: prod\n    include:\n      - "a.yaml"\n      - "${glob}"\n`;
    const inScope = await scan('-c', configuration(scopes));
    expect(inScope).toMatchObject({ exit: 2, stderr: expect.stringMatching(/^rolecall: c\.yaml:5:9: /) });
    expect(inScope.stderr).toContain(fault);
    expect(await scan(glob)).toMatchObject({ exit: 2, stderr: expect.stringContaining(fault) });
    writeFileSync(join(scratch, 'list.txt'), `a.yaml\n${glob}\n`);
    const listed = await scan('--files-from', 'list.txt');
    expect(listed).toMatchObject({ exit: 2, stderr: expect.stringMatching(/^rolecall: list\.txt:2: /) });
    expect(listed.stderr).toContain(fault);
  });
});

describe('a glob that costs much elsewhere is matched', () => {
  const globs = [`${'*a'.repeat(200)}*b`, '{x,{y,t}}', `${'**/a/'.repeat(10)}b`, `${'{'.repeat(500)}`];

  it.each(globs)('%s', async (glob) => {
    const scopes = `scopes:\n  - name: prod\n    include: ["${glob}", "a.yaml"]\n`;
    expect((await scan('a.yaml', '-c', configuration(scopes))).exit).toBe(1);
    expect(await scan(glob)).toMatchObject({ exit: 2, stderr: expect.stringContaining('No file matches') });
  });
});

describe('a configuration that cannot be data is wrong usage', () => {
  it.each([
    ['a key that is a mapping', 'strict: false\n? {a: b}\n: true\n', 'c.yaml:2:3: a key must be a word'],
    ['a key that is a list', '? [a]\n: true\n', 'c.yaml:1:3: a key must be a word'],
    ['keys of keys', `${'? '.repeat(200)}a\n`, 'c.yaml:1:3: a key must be a word'],
    ['more of them', `strict: false\n${'? '.repeat(5000)}a\n`, 'c.yaml:2:503: this is nested deeper'],
    ['brackets', `strict: ${'['.repeat(20_000)}\n`, 'c.yaml:1:109: this is nested deeper'],
    ['items', `${'- '.repeat(20_000)}a\n`, 'c.yaml:1:503: this is nested deeper'],
  ])('%s', async (_, text, fault) => {
    const run = await scan('-c', configuration(text));
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain(`rolecall: ${fault}`);
    expect(run.stderr.split('\n').filter((line) => line !== '')).toHaveLength(1);
    expect(await scan('a.yaml', '--no-config', '--parameters', 'c.yaml')).toMatchObject({ exit: 2 });
  });
});
