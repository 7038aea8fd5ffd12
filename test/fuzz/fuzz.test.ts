import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Run, repository } from '../cli/run-cli.js';
import { tries } from '../size.js';
import { KINDS } from './kinds.js';
import { faultOf } from './outcome.js';
import { randomOf } from './random.js';
import { shrunk } from './shrink.js';
import { mutatedTree } from './tree-mutations.js';
import { sourceOf, type Trial, trialOf } from './trial.js';

describe('strange inputs get an answer', () => {
  it.each(KINDS)('$name', async (kind) => {
    const source = await sourceOf(kind);
    expect(source.seeds.length).toBeGreaterThan(0);
    for (let number = 0; number < tries(8, 2_000); number += 1) {
      const trial = trialOf(source, 1, number);
      expect({ number, fault: await faultOf(trial) }).toEqual({ number });
    }
  });

  it.each(KINDS)('$name: a trial is the same each time, and another is another', async (kind) => {
    const [one, other] = await Promise.all([sourceOf(kind), sourceOf(kind)]);
    expect(trialOf(one, 1, 5)).toEqual(trialOf(other, 1, 5));
    expect(trialOf(one, 1, 5)).not.toEqual(trialOf(one, 2, 5));
  });

  it('a tree is made strange the same way, whatever was made strange before', () => {
    const strange = (number: number) => JSON.stringify(mutatedTree({ a: [1] }, randomOf(number), ['w']));
    const made = () => Array.from({ length: 300 }, (_, number) => strange(number));
    expect(made()).toEqual(made());
  });

  it('from the command line', () => {
    const args = ['test/fuzz/start.js', '--runs', '4', '--only', 'list', '--only', 'gitignore'];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: repository, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '4 trials, 0 failed, 0 sorts\n' });
  });
});

const trial: Trial = {
  args: ['scan', '-', '-f', 'json'],
  files: { 't.yaml': Buffer.from('Resources: {}') },
  target: 't.yaml',
  output: 'json',
};

describe('what must not be is seen', () => {
  const ends = (run: Partial<Run>) => async () => ({ exit: 0, stdout: '', stderr: '', ...run });

  it.each([
    ['internal-error', ends({ exit: 4, stderr: 'rolecall: internal error: x\n' })],
    ['exit', ends({ exit: 5 })],
    ['exit', ends({ exit: 2 })],
    ['foreign-words', ends({ exit: 2, stderr: "rolecall: Cannot read properties of undefined (reading 'x')\n" })],
    ['foreign-words', ends({ exit: 1, stdout: '{"message": "the role `[object Object]`"}' })],
    ['malformed', ends({ exit: 1, stdout: '{' })],
    ['malformed', ends({ exit: 1, stdout: '{}' })],
    ['astray', () => Promise.reject(new Error('thrown'))],
    [
      'astray',
      async () => {
        process.stderr.write('(node:1) Warning: x\n');
        return { exit: 2, stdout: '', stderr: 'rolecall: x\n' };
      },
    ],
  ])('%s', async (code, program) => {
    expect(await faultOf(trial, program)).toMatchObject({ code });
  });

  it('not in what is as it should be', async () => {
    expect(await faultOf(trial)).toBeUndefined();
  });

  it('and is looked for in smaller inputs', async () => {
    const large = { ...trial, files: { 't.yaml': Buffer.from(`${'a'.repeat(99)}XY`), other: Buffer.from('z') } };
    const smallest = await shrunk(large, async ({ files }) => String(files['t.yaml']).includes('XY'));
    expect(smallest.files).toEqual({ 't.yaml': Buffer.from('XY') });
  });
});
