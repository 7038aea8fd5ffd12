import { describe, expect, it } from 'vitest';
import { loadProgram } from '../../bin/load-program.js';
import { progressOn } from '../../src/cli/progress.js';
import { repository } from './run-cli.js';

const CLEAR = '\r\u001b[K';

/** What is written by a run that reads the names, each after so many milliseconds. */
function written(steps: readonly (readonly [ms: number, name: string])[], columns?: number): string[] {
  let time = 0;
  const texts: string[] = [];
  const terminal = {
    isTTY: true,
    ...(columns !== undefined && { columns }),
    write: (text: string) => texts.push(text),
  };
  const progress = progressOn(terminal, () => time);
  for (const [at, [ms, name]] of steps.entries()) {
    time += ms;
    progress?.reading(name, at + 1, steps.length);
  }
  progress?.done();
  return texts;
}

describe('on a terminal', () => {
  it('nothing is told of what takes less than a second', () => {
    expect(written([...Array(9)].map(() => [100, 'a.yaml'] as const))).toEqual([]);
  });

  it('then what is read, ten times a second at most, and in the end the line is gone', () => {
    expect(
      written([
        [900, 'a'],
        [200, 'b'],
        [50, 'c'],
        [60, 'd'],
      ]),
    ).toEqual([`${CLEAR}Reading 2 of 4: b`, `${CLEAR}Reading 4 of 4: d`, CLEAR]);
  });

  it('the line is never longer than the terminal is wide, nor does a name command it', () => {
    expect(written([[2000, `${'folder/'.repeat(20)}role.yaml`]], 40)[0]).toHaveLength(CLEAR.length + 39);
    expect(written([[2000, 'a\u001b[2J\nb']])[0]).toBe(`${CLEAR}Reading 1 of 1: a\\u{1b}[2J\\u{a}b`);
  });
});

describe('a run', () => {
  it('tells a terminal only', async () => {
    const run = async (isTTY: boolean) => {
      const texts: string[] = [];
      const stderr = { isTTY, write: (text: string) => texts.push(text) };
      const io = { env: {}, stdin: process.stdin, stdout: { write: () => true }, stderr, cwd: () => repository };
      const clock = performance.now;
      let time = 0;
      performance.now = () => (time += 2000);
      try {
        await loadProgram().run({ ...io, argv: ['node', 'rolecall', 'scan', 'fixtures/demo', '--no-config'] });
      } finally {
        performance.now = clock;
      }
      return texts.join('');
    };
    expect(await run(false)).toBe('');
    expect((await run(true)).split(CLEAR)).toEqual([
      '',
      'Reading 1 of 2: fixtures/demo/incident-support.yaml',
      'Reading 2 of 2: fixtures/demo/vendor-access/plan.json',
      '',
    ]);
  });
});
