import { describe, expect, test } from 'vitest';
import { filePattern } from '../../src/terraform-source/functions/file-pattern.js';

const files = ['.hid.txt', 'a.txt', 'b.txt', 'sub/c.json', 'sub/deep/d.json', 'sub/e.txt'];
const top = ['.hid.txt', 'a.txt', 'b.txt'];

/** As `fileset` of Terraform 1.11 has it. */
describe('fileset', () => {
  test.each<[string, readonly string[]]>([
    ['*.txt', top],
    ['*', top],
    ['**', files],
    ['**/', files],
    ['**/*.txt', [...top, 'sub/e.txt']],
    ['{a,b}.txt', ['a.txt', 'b.txt']],
    ['*.{txt,json}', top],
    ['[ab].txt', ['a.txt', 'b.txt']],
    ['[^a].txt', ['b.txt']],
    ['[!a].txt', ['b.txt']],
    ['?.txt', ['a.txt', 'b.txt']],
    ['.*', ['.hid.txt']],
    ['sub/*', ['sub/c.json', 'sub/e.txt']],
    ['s*/*', ['sub/c.json', 'sub/e.txt']],
    ['sub/**/*.json', ['sub/c.json', 'sub/deep/d.json']],
    ['sub', []],
    ['a.txt', ['a.txt']],
    ['\\a.txt', ['a.txt']],
    ['a+txt', []],
  ])('%s', (pattern, expected) => {
    expect(files.filter(filePattern(pattern) ?? (() => false))).toEqual(expected);
  });

  test.each(['{a', 'a}', '{a,{b}'])('%s is none', (pattern) => {
    expect(filePattern(pattern)).toBeUndefined();
  });
});
