import { readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import glob from 'fast-glob';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../src/report');
const files = glob.sync('**/*.ts', { cwd: root }).sort();

/** Which folders of the room a file may take from besides its own, and `.` for the files beside them. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  // Words, frames and the graph behind a picture know no format.
  words: ['.'],
  frame: [],
  picture: ['.', 'words'],
  // No format knows another one.
  text: ['.', 'words', 'frame'],
  html: ['.', 'words', 'frame', 'picture'],
  markdown: ['.', 'words', 'frame', 'picture'],
  junit: ['.', 'words'],
  sarif: ['.', 'words'],
  // What the formats share; the registry alone names them all.
  '.': ['words'],
};

function folderOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : '.';
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'/g)]
    .map(([, path = '']) =>
      normalize(join(dirname(file), path))
        .split(sep)
        .join('/'),
    )
    .filter((path) => !path.startsWith('..'));
}

describe('the folders of the room', () => {
  test.each(files.filter((file) => file !== 'index.ts'))('%s takes only from where it may', (file) => {
    const own = folderOf(file);
    const allowed = [own, ...(mayImport[own] ?? [])];
    expect(importsOf(file).filter((path) => !allowed.includes(folderOf(path)))).toEqual([]);
  });

  test('hold no circle', () => {
    const seen = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string): void => {
      if (seen.get(file) === 'open') circles.push(file);
      if (seen.has(file)) return;
      seen.set(file, 'open');
      for (const path of importsOf(file)) visit(path.replace(/\.js$/, '.ts'));
      seen.set(file, 'done');
    };
    for (const file of files) visit(file);
    expect(files.length).toBeGreaterThan(20);
    expect(circles).toEqual([]);
  });
});
