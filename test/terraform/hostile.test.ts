import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentKind, Json } from '../../src/model/index.js';
import { normalize } from '../../src/terraform/index.js';
import { tries } from '../size.js';

const folder = join(import.meta.dirname, '../../fixtures/terraform');
const documents = readdirSync(folder).flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.json'))
    .map((file): Json => JSON.parse(readFileSync(join(folder, name, file), 'utf8'))),
);

const strange = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(true, [null], { references: ['each.value', 'module.x.y'] }),
);

/** A copy in which the value at one place, counted depth first, is another. */
function withReplaced(document: Json, place: number, other: Json): Json {
  let count = 0;
  return JSON.parse(JSON.stringify(document), (_, value: Json) => (count++ === place ? other : value));
}

function size(document: Json): number {
  let count = 0;
  JSON.stringify(document, (_, value: Json) => {
    count++;
    return value;
  });
  return count;
}

const normalized = (data: Json, kind: DocumentKind) => normalize({ input: 'x', kind, data, locate: () => undefined });

describe('documents that no Terraform wrote', () => {
  it('never make it throw, and come out the same each time', () => {
    const damaged = fc
      .constantFrom(...documents)
      .chain((document) => fc.tuple(fc.constant(document), fc.nat(size(document) - 1), strange))
      .map(([document, place, other]) => withReplaced(document, place, other));
    fc.assert(
      fc.property(damaged, fc.constantFrom<DocumentKind>('terraform-plan', 'terraform-state'), (data, kind) => {
        expect(JSON.stringify(normalized(data, kind))).toBe(JSON.stringify(normalized(data, kind)));
      }),
      { numRuns: tries(500, 20_000), seed: 1 },
    );
  });

  it.each<[string, Json]>([
    ['a list', []],
    ['nothing', null],
    ['a module call that is a list', { configuration: { root_module: { module_calls: [{ module: [] }] } } }],
    [
      'names of object members',
      {
        configuration: { root_module: { module_calls: { constructor: {} } } },
        resource_changes: [{ address: '__proto__.toString' }],
      },
    ],
  ])('%s has no resources', (_, data) => {
    expect(normalized(data, 'terraform-plan').resources).toEqual([]);
  });
});

describe('an attachment whose role is no text', () => {
  it.each<[string, Json, string]>([
    ['a list', [['r']], 'it is no text'],
    ['a mapping', { name: 'r' }, 'it is no text'],
    ['nothing', null, 'it is left out'],
    ['empty', '', 'it is left out'],
  ])('%s', (_, role, reason) => {
    const after = { role, policy_arn: 'arn:aws:iam::aws:policy/AWSSupportAccess' };
    const address = 'aws_iam_role_policy_attachment.a';
    const data = { resource_changes: [{ address, change: { actions: ['create'], after } }] };
    const [attachment] = normalized(data, 'terraform-plan').resources;
    expect(attachment).toMatchObject({ roles: [{ $unknown: reason }] });
  });
});

/** A plan whose attachment refers to `reference`, with the given blocks and calls in its root module. */
function circular(reference: string, root: { readonly [key: string]: Json }): Json {
  const attachment = 'aws_iam_role_policy_attachment.a';
  return {
    resource_changes: [
      {
        address: `${attachment}["k"]`,
        change: { actions: ['create'], after: { policy_arn: 'x' }, after_unknown: { role: true } },
      },
    ],
    configuration: {
      root_module: {
        resources: [
          {
            address: attachment,
            for_each_expression: { references: ['each.value'] },
            expressions: { role: { references: [reference] } },
          },
        ],
        ...root,
      },
    },
  };
}

describe('references that run in circles', () => {
  const back = {
    module: { outputs: { out: { expression: { references: ['var.in.more'] } } } },
    expressions: { in: { references: ['module.m.out.more', 'module.m.out'] } },
  };

  it.each([
    ['each.value of itself', circular('each.value', {})],
    ['a module that feeds itself', circular('module.m.out', { module_calls: { m: back } })],
  ])('%s ends as unknown', (_, data) => {
    const [attachment] = normalized(data, 'terraform-plan').resources;
    expect(attachment).toMatchObject({ roles: [{ $unknown: expect.any(String) }] });
  });

  it('a document that holds itself ends as unknown', () => {
    const document = 'data.aws_iam_policy_document.d';
    const unknown = { json: true, source_policy_documents: [true] };
    const data: Json = {
      resource_changes: [
        {
          address: document,
          change: { actions: ['read'], after: { source_policy_documents: [null] }, after_unknown: unknown },
        },
        {
          address: 'aws_iam_role.r',
          change: { actions: ['create'], after: {}, after_unknown: { assume_role_policy: true } },
        },
      ],
      configuration: {
        root_module: {
          resources: [
            { address: document, expressions: { source_policy_documents: { references: [`${document}.json`] } } },
            { address: 'aws_iam_role.r', expressions: { assume_role_policy: { references: [`${document}.json`] } } },
          ],
        },
      },
    };
    const [role] = normalized(data, 'terraform-plan').resources;
    expect(role).toMatchObject({ trust: { Statement: [{ $unknown: expect.any(String) }] } });
  });
});
