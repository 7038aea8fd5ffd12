import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestOf } from '../../src/model/index.js';
import { ownCopy } from '../../src/read/own-copy.js';
import { readAgain } from '../../src/read/read-again.js';

const ROLE = 'AWSTemplateFormatVersion: 2010-09-09\nResources:\n  R:\n    Type: AWS::IAM::Role\n';
const OTHER = ROLE.replaceAll('R:', 'S:');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-again-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function before(name: string) {
  const path = join(folder, name);
  writeFileSync(path, ROLE);
  return { name, path, digest: digestOf(ROLE) };
}

it('finds a place in a file that is as it was', () => {
  const [document] = readAgain()(before('a.yaml'));
  expect(document?.locate(['Resources', 'R'], 'key')?.line).toBe(3);
});

it.each([
  ['is gone', (path: string) => rmSync(path)],
  ['has changed', (path: string) => writeFileSync(path, OTHER)],
])('has nothing of a file that %s', (_, happens) => {
  const file = before('a.yaml');
  happens(file.path);
  expect(readAgain()(file)).toEqual([]);
});

it('reads a file once while nobody asks for another', () => {
  const again = readAgain();
  const [one, other] = [before('a.yaml'), before('b.yaml')];
  const first = again(one);
  expect(again(one)).toBe(first);
  expect(again(other)).not.toBe(first);
  expect(again(one)).not.toBe(first);
});

it('copies data with what is absent and what is shared', () => {
  const shared = { 'a-key': 'a text' };
  const copy = ownCopy({ list: [undefined, shared], shared, absent: undefined });
  expect(copy).toStrictEqual({ list: [undefined, shared], shared, absent: undefined });
  expect(copy.list[1]).toBe(copy.shared);
});
