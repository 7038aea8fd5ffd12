import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sourceFiles } from '../../src/read/source-files.js';
import { readModule } from '../../src/terraform-source/evaluation.js';

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'source-files-')));
afterAll(() => rmSync(scratch, { recursive: true }));

function folder(name: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(join(scratch, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(scratch, name, file), text);
  return join(scratch, name);
}

function counting() {
  const parsed: number[] = [];
  const readCounted: typeof readModule = (source) => {
    parsed.push(source.length);
    return readModule(source);
  };
  return { files: sourceFiles([scratch], readCounted, new Set()), parsed };
}

describe('modules that are read', () => {
  it('are parsed once while they are asked for', () => {
    const one = folder('one', { 'a.tf': 'locals {}', 'b.tf': 'locals {}', 'c.txt': '' });
    const { files, parsed } = counting();
    expect(files.moduleIn(one)).toBe(files.moduleIn(one));
    expect(parsed).toEqual([2]);
  });

  it('are let go of where there are more than are kept', () => {
    const large = `# ${'x'.repeat(150_000)}\n`;
    const many = ['l0', 'l1', 'l2', 'l3'].map((name) => folder(name, { 'main.tf': large }));
    const { files, parsed } = counting();
    for (const each of many) files.moduleIn(each);
    files.moduleIn(many[3] ?? '');
    expect(parsed).toHaveLength(4);
    files.moduleIn(many[0] ?? '');
    expect(parsed).toHaveLength(5);
  });
});

describe('files of source', () => {
  it('that a link leads out of the boundary to are not read, and said to be', () => {
    const outside = folder('outside', { 'main.tf': 'locals {}' });
    const inside = folder('inside', { 'own.tf': 'locals {}' });
    symlinkSync(join(outside, 'main.tf'), join(inside, 'link.tf'));
    mkdirSync(join(inside, 'folder.tf'));
    const found = sourceFiles([inside], readModule, new Set()).sourceIn(inside);
    expect(found.map(({ name, text, unread }) => [name.slice(inside.length + 1), text, unread !== undefined])).toEqual([
      ['link.tf', '', true],
      ['own.tf', 'locals {}', false],
    ]);
  });

  it('of a folder outside are not read', () => {
    const outside = folder('elsewhere', { 'main.tf': 'locals {}' });
    const found = sourceFiles([folder('within', {})], readModule, new Set()).sourceIn(outside);
    expect(found.map(({ text, unread }) => [text, unread !== undefined])).toEqual([['', true]]);
  });
});
