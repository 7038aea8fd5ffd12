import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ownCopy } from '../../src/read/own-copy.js';
import { type Remember, remembering } from '../../src/read/read-again.js';

const ROLE = 'AWSTemplateFormatVersion: 2010-09-09\nResources:\n  R:\n    Type: AWS::IAM::Role\n';
const OTHER = ROLE.replaceAll('R:', 'S:');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-again-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a file, and remembers it as it was when it was read. */
function read(remember: Remember, name: string) {
  const path = join(folder, name);
  writeFileSync(path, ROLE);
  return { path, again: remember(name, path, Buffer.from(ROLE)) };
}

it('finds a place in a file that is as it was', () => {
  const remember = remembering();
  const { again } = read(remember, 'a.yaml');
  read(remember, 'b.yaml');
  const [document] = again();
  expect(document?.locate(['Resources', 'R'], 'key')?.line).toBe(3);
});

it.each([
  ['is gone', (path: string) => rmSync(path)],
  ['has changed', (path: string) => writeFileSync(path, OTHER)],
])('has nothing of a file that %s', (_, happens) => {
  const remember = remembering();
  const { path, again } = read(remember, 'a.yaml');
  read(remember, 'b.yaml');
  happens(path);
  expect(again()).toEqual([]);
});

it('needs no file for the places of the last one', () => {
  const { path, again } = read(remembering(), 'a.yaml');
  rmSync(path);
  expect(again()).toHaveLength(1);
});

it('reads a file once while nobody asks for another', () => {
  const remember = remembering();
  const [one, other, same] = ['a.yaml', 'b.yaml', 'a.yaml'].map((name) => read(remember, name).again);
  const first = one?.();
  expect(one?.()).toBe(first);
  expect(same?.()).toBe(first);
  expect(other?.()).not.toBe(first);
  expect(one?.()).not.toBe(first);
});

it('copies data with what is absent and what is shared', () => {
  const shared = { 'a-key': 'a text' };
  const copy = ownCopy({ list: [undefined, shared], shared, absent: undefined });
  expect(copy).toStrictEqual({ list: [undefined, shared], shared, absent: undefined });
  expect(copy.list[1]).toBe(copy.shared);
});
