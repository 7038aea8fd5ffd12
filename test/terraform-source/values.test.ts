import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../src/hcl/index.js';
import { evaluate } from '../../src/terraform-source/evaluate/evaluate.js';
import { newDepth, type Scope } from '../../src/terraform-source/evaluate/scope.js';
import { functions } from '../../src/terraform-source/functions/index.js';
import { failed, treeOf, type Value } from '../../src/terraform-source/values/index.js';

const folder = join(import.meta.dirname, '../../fixtures/hcl/values');

/** What Terraform says of an expression (`build/golden-values.js`). */
interface Golden {
  readonly expression: string;
  readonly value?: unknown;
  readonly error?: true;
}

const scope: Scope = {
  names: new Map(),
  depth: newDepth(),
  lookUp: () => undefined,
  functions,
  readFile: () => failed('there is no such file'),
  listFiles: (folder) => (folder === '.' ? ['main.tf'] : []),
};

function evaluated(expression: string): Value {
  const { expression: parsed, faults } = parseExpression(expression);
  expect(faults).toEqual([]);
  return evaluate(parsed, scope);
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s', (name) => {
  const goldens: Golden[] = JSON.parse(readFileSync(join(folder, name), 'utf8'));

  test.each(goldens)('$expression', ({ expression, value, error }) => {
    const found = evaluated(expression);
    if (error) expect(found).toMatchObject({ kind: 'unknown', isError: true });
    else expect(treeOf(found)).toEqual(value ?? null);
  });
});

test('every function has ten golden values', () => {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const counted = [...functions.keys()].map(
    (name) => [name, all.split(new RegExp(`\\b${name}\\(`)).length - 1] as const,
  );
  const others = new Set(['file', 'fileexists', 'sensitive', 'yamlencode']);
  expect(counted.filter(([name, count]) => count < 10 && !others.has(name))).toEqual([]);
});
