import { readFileSync } from 'node:fs';
import fastGlob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import type { Answer, Json, Path, Report, Verdict } from '../../src/model/index.js';
import { parse } from '../../src/parse/index.js';
import { sample } from '../size.js';
import { repository, rolecall } from './run-cli.js';

/*
 * Taking away or breaking what gives access never gives any: the answer to "will there be a role" does not get better,
 * nor does the verdict where a trust policy becomes harder to read. That a worse role or grant is gone may well be better
 * for who can assume the others; so the verdict is not held to it where a role, an attachment or a statement is gone.
 */

/** One change of a template. */
interface Change {
  readonly what: string;
  readonly path: Path;
  /** What stands there instead; absent: nothing does. */
  readonly instead?: Json;
  /** Whether the verdict must not get better either. */
  readonly hardensTrust?: true;
}

interface Judged {
  /** Whether CloudFormation refuses the template: taking away what it refuses mends it. */
  readonly isRefused: boolean;
  readonly verdict: Verdict;
  readonly access: Answer;
}

const templates = fastGlob
  .sync('fixtures/**/*.{yaml,yml,json}', { cwd: repository })
  .flatMap((file) => {
    const { documents } = parse(file, readFileSync(`${repository}/${file}`));
    return documents.map(({ kind, data }) => ({ file, kind, data }));
  })
  .filter(({ kind, data }) => kind === 'cloudformation' && /AWS::(IAM|SSO|Serverless)::/.test(JSON.stringify(data)));

const entries = (node: Json): readonly (readonly [string | number, Json])[] => {
  if (Array.isArray(node)) return [...node.entries()];
  return typeof node === 'object' && node !== null ? Object.entries(node) : [];
};
const at = (node: Json, path: Path): Json =>
  path.reduce<Json>((part, step) => entries(part).find(([key]) => key === step)?.[1] ?? null, node);

/** A template with one change. */
function changed(node: Json, [step, ...rest]: Path, instead: Json | undefined): Json {
  if (step === undefined) return instead ?? null;
  const parts = entries(node).flatMap(([key, part]) => {
    if (key !== step) return [[key, part] as const];
    if (rest.length > 0) return [[key, changed(part, rest, instead)] as const];
    return instead === undefined ? [] : [[key, instead] as const];
  });
  return Array.isArray(node) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

const nowhere: Json = { 'Fn::ImportValue': 'nothing-of-the-kind' };

/** Everything in a template that gives access, taken away or broken. */
function changesOf(data: Json): readonly Change[] {
  const resources = entries(at(data, ['Resources']));
  const conditions = entries(at(data, ['Conditions']));
  return [
    ...resources.flatMap(([id, resource]) => changesOfResource(['Resources', id], resource)),
    ...conditions.flatMap(([name]): readonly Change[] => [
      { what: 'a condition gone', path: ['Conditions', name] },
      {
        what: 'a condition that cannot be told',
        path: ['Conditions', name],
        instead: { 'Fn::Equals': [nowhere, 'x'] },
      },
    ]),
    ...entries(at(data, ['Parameters'])).map(([name]) => ({
      what: 'a default gone',
      path: ['Parameters', name, 'Default'],
    })),
    ...(['Conditions', 'Mappings', 'Resources'] as const).map((section) => ({
      what: 'a section gone',
      path: [section],
    })),
  ];
}

const lists = ['ManagedPolicyArns', 'ManagedPolicies', 'Policies', 'Roles'];

function changesOfResource(path: Path, resource: Json): readonly Change[] {
  const properties = [...path, 'Properties'];
  const trust = [...properties, 'AssumeRolePolicyDocument'];
  const has = (name: string) => at(resource, ['Properties', name]) !== null;
  return [
    { what: 'a resource gone', path },
    { what: 'a type misspelt', path: [...path, 'Type'], instead: 'AWS::IAM::Rolle' },
    { what: 'properties gone', path: properties },
    { what: 'a condition of nothing', path: [...path, 'Condition'], instead: 'NoSuchCondition' },
    ...lists.filter(has).flatMap((name): readonly Change[] => [
      { what: 'a list gone', path: [...properties, name] },
      { what: 'a list that is a text', path: [...properties, name], instead: 'text' },
      { what: 'a list that cannot be told', path: [...properties, name], instead: nowhere },
      ...entries(at(resource, ['Properties', name])).flatMap(([index]): readonly Change[] => [
        { what: 'an element gone', path: [...properties, name, index] },
        { what: 'an element of nothing', path: [...properties, name, index], instead: { Ref: 'NoSuchThing' } },
      ]),
    ]),
    ...(has('AssumeRolePolicyDocument')
      ? ([
          { what: 'trust gone', path: trust },
          { what: 'trust that cannot be told', path: trust, instead: nowhere, hardensTrust: true },
          { what: 'trust that is no policy', path: trust, instead: '{', hardensTrust: true },
          ...changesOfStatements(
            [...trust, 'Statement'],
            at(resource, ['Properties', 'AssumeRolePolicyDocument', 'Statement']),
          ),
        ] as const)
      : []),
  ];
}

function changesOfStatements(path: Path, statements: Json): readonly Change[] {
  return entries(statements).flatMap(([index, statement]): readonly Change[] => [
    { what: 'a statement gone', path: [...path, index] },
    { what: 'a statement that cannot be told', path: [...path, index], instead: nowhere, hardensTrust: true },
    ...(at(statement, ['Principal']) === null
      ? []
      : [
          {
            what: 'a principal that cannot be told',
            path: [...path, index, 'Principal'],
            instead: nowhere,
            hardensTrust: true,
          } as const,
        ]),
  ]);
}

const order: readonly Answer[] = ['no', 'unknown', 'yes'];
const isGood = (verdict: Verdict) => verdict === 'pass' || verdict === 'warn';

async function judge(data: Json): Promise<Judged> {
  const { stdout } = await rolecall(['scan', '-', '--no-config', '-f', 'json'], { stdin: JSON.stringify(data) });
  const { verdict, scopes, inputs }: Report = JSON.parse(stdout);
  const isRefused = inputs.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  return { isRefused, verdict, access: scopes[0]?.supportAccess ?? 'unknown' };
}

describe('taking away or breaking what gives access gives none', () => {
  it('in many templates', () => {
    expect(templates.length).toBeGreaterThan(25);
  });

  it.each(templates)('$file', async ({ data }) => {
    const before = await judge(data);
    const worse = sample(changesOf(data), 4);
    const better: unknown[] = [];
    for (const change of worse) {
      const after = await judge(changed(data, change.path, change.instead));
      const isMore = order.indexOf(after.access) > Math.max(order.indexOf(before.access), order.indexOf('unknown'));
      const gains = isMore && !before.isRefused;
      const improves = change.hardensTrust === true && isGood(after.verdict) && !isGood(before.verdict);
      if (gains || improves) better.push({ ...change, before, after });
    }
    expect(better).toEqual([]);
  });
});
