import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentKind, Json } from '../../src/model/index.js';
import { normalize } from '../../src/terraform/index.js';
import { supportAccess } from './join.js';

const corpus = join(import.meta.dirname, '../../../shared/corpus/terraform');

function table(file: string): Record<string, string>[] {
  if (!existsSync(file)) return [];
  const [head, ...rows] = readFileSync(file, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  return rows.map((row) => Object.fromEntries((head ?? []).map((key, index) => [key, row[index] ?? ''])));
}

function deploymentOf(file: string, kind: DocumentKind) {
  const data: Json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  return normalize({ input: file, kind, data, locate: () => undefined });
}

/** A role that is replaced has no policy until the next apply, which is seen where links are made, not here. */
const LINKED = 's-lifecycle.replace_flag.json';
const support = table(join(corpus, 'support/EXPECTED.tsv')).filter(({ file }) => file !== LINKED);

describe.skipIf(support.length === 0)('support access in the corpus of plans', () => {
  it.each(support)('$file: $supportAccess', ({ file, supportAccess: expected }) => {
    expect(supportAccess(deploymentOf(join(corpus, 'support', file ?? ''), 'terraform-plan'))).toBe(expected);
  });
});

const kinds = new Map<string, DocumentKind>([
  ['plan', 'terraform-plan'],
  ['state', 'terraform-state'],
]);
const unknownVersion = 'synthetic/format-version-2.0.json';
const plans = table(join(corpus, 'plans/MANIFEST.tsv')).filter(
  ({ path, kind, encoding }) => kinds.has(kind ?? '') && encoding === 'utf-8-sig' && path !== unknownVersion,
);

describe.skipIf(plans.length === 0)('plans and states in public repositories', () => {
  it.each(plans)('$path is read', ({ path, kind }) => {
    const file = join(corpus, 'plans', path ?? '');
    expect(deploymentOf(file, kinds.get(kind ?? '') ?? 'terraform-plan').problems).toEqual([]);
  });

  it('refuses a major version that it does not know', () => {
    const { problems } = deploymentOf(join(corpus, 'plans', unknownVersion), 'terraform-plan');
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['terraform-format-version', 'error']]);
  });
});
