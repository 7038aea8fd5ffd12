import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import fastGlob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import type { Json, Path } from '../../src/model/index.js';
import { readFully } from '../../src/parse/yaml/index.js';
import { placesOf, readQuickly } from '../../src/parse/yaml/quick/index.js';
import { sample, tries } from '../size.js';
import { corpus, hasCorpus } from './fixture.js';

const fixtures = new URL('../../fixtures/', import.meta.url);

function yamlBelow(folder: URL): string[] {
  const files = fastGlob.sync('**/*.{yaml,yml,template}', { cwd: fileURLToPath(folder), absolute: true });
  return files.map((file) => readFileSync(file, 'utf8'));
}

/** Whether a text is read quickly; then it must come to what the reader of all YAML has it come to. */
function isReadAlike(text: string): boolean {
  const data = readQuickly(text);
  if (data === undefined) return false;
  const { found, problems } = readFully(text);
  expect({ found: found.map((one) => one.data), problems }, text).toEqual({ found: [data], problems: [] });
  const find = placesOf(text);
  for (const path of somePaths(data, [], [])) {
    for (const part of path.length > 2 ? (['value'] as const) : (['key', 'value'] as const)) {
      const range = find(path, part);
      if (range) expect(range, `${path.join('/')} in ${text}`).toEqual(found[0]?.locate(path, part));
    }
  }
  return true;
}

/** The ways to the first parts of data. */
function somePaths(data: Json, path: Path, paths: Path[]): readonly Path[] {
  if (paths.push(path) < 5 && typeof data === 'object' && data !== null) {
    const steps = Array.isArray(data) ? data.keys() : Object.keys(data);
    for (const step of steps) somePaths((data as Record<string, Json>)[step] ?? null, [...path, step], paths);
  }
  return paths;
}

/** Lines that begin, go on with, or end something, whatever they follow. */
const LINES = [
  ...['', '   ', 'A:', 'B: c', '  C: d', '    D: e', '   F: g', '# h', '  # i', '- j', '  - k', '- L: m', '  N: o'],
  ...['- - p', '    q', '  r s', 'T: |', 'U: >-', 'V: >', '- |-', '      w', 'X: "y', "Z: 'a", '  b"', "  c'"],
  ...[
    'D: [e,',
    '  f]',
    '  g,',
    ']',
    '  ]',
    'H: {i: j,',
    '  "k": l}',
    '}',
    'M: [n: o]',
    'P: !Ref q',
    'R: !If',
    '!Sub s',
  ],
  ...['T: u # v', 'W: :x', '- "y": z', '{a: b}', '---', '...', 'C: !Sub |', '  - !GetAtt d.e', 'F: ~', 'G: 01'],
];

describe('YAML that is read quickly', () => {
  it.each([
    ['mappings and lists', 'A:\n  - b\n  - C: d\nE: [f, {g: h}]\n'],
    ['short tags', 'A: !Ref B\nC: !Sub\n  - "${d}"\n  - {d: !GetAtt e.f}\nG: !GetAZs\n'],
    ['typed scalars', "A: true\nB: 1\nC: '1'\nD: 012345678901\nE: 2012-10-17\nF: yes\nG: 1.0\n"],
    ['block scalars', 'A: |\n  b\n   c\n\nD: >-\n  e\n  f\n'],
    ['comments', '# A\nB: c # d\n# E\n'],
    ['behind a marker', '# A\n--- # B\nC: d\n'],
    ['tags of others', 'A: !Include b\nC: !Rain::Embed d\n'],
    ['keys that look typed', 'True: a\n1: b\n'],
    ['null that is spelled', 'A: ~\nB: null\n'],
    ['texts over several lines', 'A: b\n  c\n\n  d\nE: "f\n  g"\n'],
    ['brackets over several lines', 'A: [b,\n  !Ref c,\n  {d: e,\n   f: g}\n]\n'],
    ['lists at the margin of their key', 'A:\n- b\n- - c\n  - d: e\n    f: g\nH: i\n'],
    ['nothing', 'A:\nB:\n  C:\n'],
  ])('%s', (_, text) => {
    expect(isReadAlike(text)).toBe(true);
  });

  it.each([
    ['anchors', 'A: &b c\nD: *b\n'],
    ['merge keys', 'A: {b: c}\nD:\n  <<: {e: f}\n'],
    ['duplicate keys', 'A: b\nA: c\n'],
    ['a mapping in brackets', '--- {A: {B: \n"c"}}\n'],
    ["YAML's own tags", 'A: !!int "1"\n'],
    ['keys that are lists', '[a]: b\n'],
    ['keys that are mappings', '{a: b}: c\n'],
    ['keys that are functions', '!Ref A: b\n'],
    ['explicit keys', '? a\n: b\n'],
    ['ends of lines of Windows', 'A: b\r\nC: d\r\n'],
    ['tabs that indent', 'A:\n\tb: c\n'],
    ['directives', '%YAML 1.1\n---\nA: b\n'],
    ['several documents', 'A: b\n---\nC: d\n'],
    ['text at the left margin', 'A: "b\nc"\n'],
    ['too many levels', `A: ${'['.repeat(600)}${']'.repeat(600)}\n`],
    ['broken syntax', 'A: [b\n'],
  ])('and not %s', (_, text) => {
    expect(readQuickly(text)).toBeUndefined();
  });

  it('comes to the same for all fixtures, whatever is edited in them', () => {
    const texts = yamlBelow(fixtures).filter(({ length }) => length > 0);
    expect(texts.filter(isReadAlike).length).toBeGreaterThan(100);
    const piece = fc.constantFrom(
      ...'\n|  |- |: |:| #|"|\'|[|]|{|}|,|>|!|!Ref |&a |*a|<<|? |~|True|0|---|%|\t|\\'.split('|'),
      '|',
    );
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 4 }), piece });
    const edited = fc
      .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 3 }))
      .map(([text, edits]) => edits.reduce(apply, text));
    fc.assert(
      fc.property(edited, (text) => void isReadAlike(text)),
      { numRuns: tries(200, 100_000), seed: 7 },
    );
  });

  it('comes to the same whatever lines follow one another', () => {
    const text = fc.array(fc.constantFrom(...LINES), { minLength: 2, maxLength: 8 }).map((lines) => lines.join('\n'));
    const property = fc.property(
      text,
      fc.boolean(),
      (lines, isEnded) => void isReadAlike(isEnded ? `${lines}\n` : lines),
    );
    fc.assert(property, { numRuns: tries(1_000, 300_000), seed: 7 });
  });

  it.skipIf(!hasCorpus)('comes to the same for all templates of the corpus', () => {
    const texts = yamlBelow(new URL('cloudformation/bulk/', corpus));
    const some = sample(texts, 60);
    expect(some.filter(isReadAlike).length).toBeGreaterThan(some.length * 0.9);
  });
});

function apply(text: string, { at, remove, piece }: { at: number; remove: number; piece: string }): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + piece + text.slice(start + remove);
}

it('takes most templates of the fixtures, with the places of their resources', () => {
  const texts = yamlBelow(fixtures).filter((text) => /^Resources:/m.test(text));
  const read = texts.flatMap((text) => {
    const data = readQuickly(text) as { readonly Resources?: object } | undefined;
    return data === undefined ? [] : [{ ids: Object.keys(data.Resources ?? {}), find: placesOf(text) }];
  });
  const left = read.flatMap(({ ids, find }) => ids.filter((id) => find(['Resources', id], 'key') === undefined));
  expect(left).toEqual([]);
  expect(read.length / texts.length).toBeGreaterThan(0.7);
});
