import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.js';
import { repository, rolecall } from '../cli/run-cli.js';

const page = readFileSync(join(repository, 'docs/reports.md'), 'utf8');

/** A command of the page, and what it is said to print. */
const examples = [...page.matchAll(/^<!-- rolecall (.+) -->\n(`{3,})\w+\n([\s\S]*?)\n\2$/gm)].map(
  ([, command = '', , shown = '']) => ({ command, shown }),
);

/** The lines that stand one after the other, with anything between two of them where `…` stands. */
function stretchesOf(shown: string): string[] {
  return shown.split(/^…$/m).flatMap((part) => {
    const text = part.replace(/^\n|\n$/g, '');
    return text === '' ? [] : [text];
  });
}

describe('docs/reports.md', () => {
  it('has a part and an example for every format', () => {
    for (const format of formats) expect(page).toMatch(new RegExp(`^## ${format}$`, 'm'));
    expect(examples.map(({ command }) => / -f (\w+)/.exec(command)?.[1] ?? 'text')).toEqual(
      [...page.matchAll(/^## (\w+)$/gm)].map(([, format]) => format),
    );
  });

  it.each(examples)('shows what is printed by: $command', async ({ command, shown }) => {
    const { stdout } = await rolecall([...command.split(' '), '--no-config'], { cwd: repository });
    let from = 0;
    for (const stretch of stretchesOf(shown)) {
      const at = stdout.indexOf(stretch, from);
      expect(at, `not printed, or not there: ${stretch}`).toBeGreaterThanOrEqual(0);
      from = at + stretch.length;
    }
    if (!shown.startsWith('…') && !command.includes('markdown'))
      expect(stdout.startsWith(stretchesOf(shown)[0] ?? '')).toBe(true);
    if (!shown.includes('…')) expect(stdout.trimEnd()).toBe(shown);
  });
});
