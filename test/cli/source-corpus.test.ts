import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

const corpus = join(repository, '../shared/corpus/source');
const folders = existsSync(corpus) ? readdirSync(corpus).sort() : [];

/** Where one of the two cannot tell what the other tells, and why. */
const MAY_BE_UNKNOWN: Readonly<Record<string, { readonly which: 'plan' | 'source'; readonly why: string }>> = {
  taj: { which: 'plan', why: 'a plan drops the text around the reference in role_arn, so it tells one account alone' },
};

async function scan(path: string): Promise<string> {
  const args = ['scan', path, '-f', 'json', '--no-config', '--account', '123456789012'];
  const { verdict, scopes }: Report = JSON.parse((await rolecall(args, { cwd: corpus })).stdout);
  const told = scopes.map(({ supportAccess, roles }) => [supportAccess, ...roles.map(({ trust }) => trust.class)]);
  return JSON.stringify([verdict, told.sort()]);
}

describe.skipIf(folders.length === 0)(
  'every folder of the corpus comes to one verdict from source and from its plan',
  () => {
    it.each(folders)('%s', async (folder) => {
      const told = { source: await scan(`${folder}/in`), plan: await scan(`${folder}/plan.json`) };
      const may = MAY_BE_UNKNOWN[folder];
      if (may === undefined) expect(told.source).toBe(told.plan);
      else expect(told[may.which], may.why).toContain('unknown');
    });

    it('the table of reasons names no others', () => {
      expect(Object.keys(MAY_BE_UNKNOWN).filter((name) => !folders.includes(name))).toEqual([]);
    });
  },
);
