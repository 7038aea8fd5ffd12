import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { normalize } from '../../src/terraform/index.js';

type JsonMap = { readonly [key: string]: Json };

const document = 'data.aws_iam_policy_document.trust';
const create = (address: string, after: JsonMap, unknown: JsonMap, module?: string): Json => ({
  address: module ? `${module}.${address}` : address,
  ...(module && { module_address: module }),
  change: { actions: [address.startsWith('data.') ? 'read' : 'create'], after, after_unknown: unknown },
});
const read = (resource: string, attribute: string): Json => ({ resource, attribute: [attribute] });

interface Case {
  /** What the call of the module passes in. */
  readonly passes: JsonMap;
  /** What the configuration reads that is not known, besides what it makes of the document. */
  readonly reads?: readonly Json[];
  /** Blocks of the module besides the role and its document. */
  readonly beside?: readonly Json[];
}

/** A module whose trust policy has its principal from a dynamic block. */
function planOf({ passes, reads = [read('aws_iam_user.ann', 'arn')], beside = [] }: Case): Json {
  const users = ['ann', 'bob'].map((name) => create(`aws_iam_user.${name}`, { name }, { arn: true }));
  const statement = {
    effect: 'Allow',
    actions: ['sts:AssumeRole'],
    principals: [{ type: 'AWS', identifiers: [null] }],
  };
  const open = { json: true, statement: [{ principals: [{ identifiers: [true] }] }] };
  return {
    format_version: '1.2',
    resource_changes: [
      ...users,
      create(document, { statement: [statement] }, open, 'module.m'),
      create('aws_iam_role.r', { name: 'r' }, { assume_role_policy: true, arn: true }, 'module.m'),
      create('aws_iam_role.other', { name: 'other' }, { arn: true }, 'module.m'),
      create('data.aws_identitystore_group.g', {}, { group_id: true }, 'module.m'),
    ],
    relevant_attributes: [
      read(`module.m.${document}`, 'json'),
      read('module.m.aws_iam_role.r', 'arn'),
      read('module.m.data.aws_identitystore_group.g', 'group_id'),
      ...reads,
    ],
    configuration: {
      root_module: {
        resources: [{ address: 'aws_iam_user.ann' }, { address: 'aws_iam_user.bob' }],
        module_calls: {
          m: {
            expressions: passes,
            module: {
              resources: [
                { address: document },
                {
                  address: 'aws_iam_role.r',
                  expressions: { assume_role_policy: { references: [`${document}.json`, document] } },
                },
                ...beside,
              ],
            },
          },
        },
      },
    },
  };
}

function principalOf(data: Json): string {
  const { resources } = normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined });
  const role = resources.find(({ place }) => place.address === 'module.m.aws_iam_role.r');
  const [principal] =
    (role as unknown as { trust: { Statement: { Principal: { AWS: Json[] } }[] } }).trust.Statement[0]?.Principal.AWS ??
    [];
  return typeof principal === 'string' ? principal.replace(/^.*:/, '') : 'unknown';
}

const references = (name: string): Json => ({ references: [`${name}.arn`, name] });
const ann = references('aws_iam_user.ann');
const bob = references('aws_iam_user.bob');

describe('what a dynamic block inside of a module refers to', () => {
  it.each<[string, Case, string]>([
    ['is what the call passes in', { passes: { who: ann } }, 'user/ann'],
    ['is that among constants', { passes: { who: ann, name: { constant_value: 'r' } } }, 'user/ann'],
    ['is none of two that the call passes in', { passes: { who: ann, others: bob } }, 'unknown'],
    [
      'is not told by a local that the call passes in',
      { passes: { who: ann, more: { references: ['local.x'] } } },
      'unknown',
    ],
    [
      'is not told where the module reads another',
      { passes: { who: ann }, reads: [read('module.m.aws_iam_role.other', 'arn')] },
      'unknown',
    ],
    [
      'is none that is made of it',
      {
        passes: { who: ann },
        reads: [read('module.m.aws_iam_role.other', 'arn')],
        beside: [
          {
            address: 'aws_iam_role.other',
            expressions: { path: { references: ['aws_iam_role.r.arn', 'aws_iam_role.r'] } },
          },
        ],
      },
      'user/ann',
    ],
    ['is not told where nothing is passed in', { passes: {} }, 'unknown'],
  ])('%s', (_, given, expected) => {
    expect(principalOf(planOf(given))).toBe(expected);
  });

  it('is not told where the plan does not say what is read', () => {
    const { relevant_attributes: _, ...plan } = planOf({ passes: { who: ann } }) as JsonMap;
    expect(principalOf(plan)).toBe('unknown');
  });
});
