import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { namedFromRoot, repositoryRoot } from '../../src/discover/index.js';

const scratch = mkdtempSync(join(tmpdir(), 'repository-'));
afterAll(() => rmSync(scratch, { recursive: true }));
mkdirSync(join(scratch, 'own/.git'), { recursive: true });
mkdirSync(join(scratch, 'own/infra/prod'), { recursive: true });

describe('the name of an input from the root of its repository', () => {
  it.each([
    ['own', 'a.yaml', 'a.yaml'],
    ['own/infra', 'a.yaml', 'infra/a.yaml'],
    ['own/infra/prod', '../a.yaml', 'infra/a.yaml'],
    ['own/infra/prod', '../../../elsewhere/a.yaml', '../../../elsewhere/a.yaml'],
    ['own/infra', '-', '-'],
    ['', 'a.yaml', 'a.yaml'],
  ])('in %s, %s is %s', (folder, name, expected) => {
    expect(namedFromRoot(join(scratch, folder))(name)).toBe(expected);
  });

  it('is there where the repository is', () => {
    expect(repositoryRoot(join(scratch, 'own/infra/prod'))).toBe(join(scratch, 'own'));
    expect(repositoryRoot(scratch)).toBeUndefined();
  });
});
