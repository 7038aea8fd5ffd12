import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfiguration } from '../../src/hcl/index.js';
import { goldenBody } from './golden-form.js';

const folder = join(import.meta.dirname, '../../fixtures/hcl');

interface Golden {
  readonly file: string;
  readonly refused: boolean;
  readonly body?: unknown;
  readonly summaries?: readonly string[];
  readonly line?: number;
}

/** What `build/hcl-golden` printed, a file a line. */
function goldens(name: string): Golden[] {
  const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('the tree is the one that HashiCorp makes, places included', () => {
  test.each(goldens('trees.jsonl'))('$file', ({ file, body }) => {
    const parsed = parseConfiguration(textOf(file));
    expect(parsed.faults).toEqual([]);
    expect(goldenBody(parsed.body)).toEqual(body);
  });
});

describe('what HashiCorp refuses is refused, at the same line and in its words', () => {
  test.each(goldens('refused.jsonl'))('$file', ({ file, summaries, line }) => {
    const text = textOf(file);
    const { faults } = parseConfiguration(text);
    expect(faults.some(({ summary }) => summaries?.includes(summary))).toBe(true);
    expect(text.slice(0, faults[0]?.start).split('\n').length).toBe(line);
  });
});
