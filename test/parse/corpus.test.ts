import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parse/index.js';
import { corpus, hasCorpus, table } from './fixture.js';

interface Found {
  readonly kinds: string;
  readonly isSilent: boolean;
}

/** What each file of the corpus was found to be. Several tests ask, and to read it all takes seconds. */
const found = new Map<string, Found>();

function find(path: string): Found {
  const known = found.get(path);
  if (known) return known;
  const { documents, problems } = parse(path, readFileSync(new URL(path, corpus)));
  const kinds = [...new Set(documents.map(({ kind }) => kind))].join();
  found.set(path, { kinds, isSilent: documents.length === 0 && problems.length === 0 });
  return find(path);
}

const kindsOf = (path: string): string => find(path).kinds;

/** Listed as something else, and plans all the same: how many there are, and why. */
const plansInDisguise: Record<string, number> = {
  // A list of plans and a plan inside a mapping are unwrapped.
  list: 1,
  other: 1,
  // Two plans in a row, and plans among lines of the programs that printed them.
  notjson: 5,
};

/** Listed as templates, and none: how many there are, and why. */
const notTemplates: Record<string, number> = {
  // Empty, one scalar, a misspelled or missing section, broken syntax.
  bad: 12,
  // Documentation with templates inside its texts, services of the Serverless Framework, settings, broken syntax.
  sample: 99,
  // A service of the Serverless Framework.
  'sec-insecure': 1,
  // Templates two levels down in a mapping of a scanner's tests.
  'sec-secure': 2,
  // Settings of a linter, a service of the Serverless Framework, text in triple quotes.
  unspecified: 8,
};

describe.skipIf(!hasCorpus)('the corpus', () => {
  const plans = table('terraform/plans/MANIFEST.tsv').map(({ path, kind = '' }) => ({
    path: `terraform/plans/${path}`,
    kind,
  }));
  const templates = table('cloudformation/bulk/MANIFEST.tsv').map(({ path, kind = '' }) => ({
    path: `cloudformation/bulk/${path}`,
    kind,
  }));

  it('has every plan read as a plan, and nothing else but those in disguise', () => {
    const rows = plans.map(({ path, kind }) => ({ kind, isPlan: kindsOf(path) === 'terraform-plan' }));
    expect(rows.filter(({ kind, isPlan }) => kind === 'plan' && !isPlan)).toEqual([]);
    expect(count(rows.filter(({ kind, isPlan }) => kind !== 'plan' && isPlan))).toEqual(plansInDisguise);
  });

  it('has every state read as a state', () => {
    const states = plans.filter(({ kind }) => kind === 'state');
    expect(states.filter(({ path }) => kindsOf(path) !== 'terraform-state')).toEqual([]);
    const others = plans.filter(({ kind, path }) => kind !== 'state' && kindsOf(path) === 'terraform-state');
    expect(others.map(({ path }) => path)).toEqual(['terraform/plans/negative/generated/show-empty-state.json']);
  });

  it('says of everything that is none of ours what it looks like, or what is wrong', () => {
    expect([...plans, ...templates].filter(({ path }) => find(path).isSilent)).toEqual([]);
  });

  it('has every template read as a template, but for those that are none', () => {
    const foreign = new Set(['org-formation', 'jinja', 'embedded-list']);
    const unread = templates.filter(({ path, kind }) => !foreign.has(kind) && kindsOf(path) !== 'cloudformation');
    expect(count(unread)).toEqual(notTemplates);
  });

  it('has files of other tools left alone, but for those in plain CloudFormation', () => {
    const read = (kind: string) =>
      templates.filter((row) => row.kind === kind && kindsOf(row.path) === 'cloudformation').length;
    expect(['org-formation', 'jinja', 'embedded-list'].map(read)).toEqual([7, 0, 0]);
  });

  it('has every support template but the task file read as a template, and every plan as a plan', () => {
    const expected = table('cloudformation/support/EXPECTED.tsv');
    const unread = expected.filter(({ file }) => kindsOf(`cloudformation/support/${file}`) !== 'cloudformation');
    expect(unread.map(({ verdict }) => verdict)).toEqual(['not-a-template']);
    const supportPlans = readdirSync(new URL('terraform/support/', corpus)).filter((name) => name.endsWith('.json'));
    expect(supportPlans.filter((name) => kindsOf(`terraform/support/${name}`) !== 'terraform-plan')).toEqual([]);
  });
});

function count(rows: readonly { readonly kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
