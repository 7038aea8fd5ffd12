import type { Json } from '../../src/model/index.js';

type JsonMap = { readonly [key: string]: Json };

/** What a plan does to one resource: created where it says only `after`, deleted where it says only `before`. */
export interface Planned {
  readonly address: string;
  readonly before?: JsonMap;
  readonly after?: JsonMap;
  readonly actions?: readonly string[];
  readonly unknown?: JsonMap;
  readonly sensitive?: JsonMap;
  readonly sensitiveBefore?: JsonMap;
  /** The expressions of its block, and what else the block says; without, the configuration has no block. */
  readonly block?: JsonMap;
  readonly repeats?: JsonMap;
}

/** A plan as `terraform show -json` prints it, as text. */
export function planOf(resources: readonly Planned[], { configuration = {}, ...rest }: JsonMap = {}): string {
  const blocks = resources.flatMap(({ address, block, repeats = {} }) =>
    block ? [{ ...named(address.replace(/\[.*$/, '')), expressions: block, ...repeats }] : [],
  );
  const planned = resources.flatMap((one) =>
    one.after && !one.address.startsWith('data.') ? [{ ...named(one.address), values: one.after }] : [],
  );
  const existing = resources.flatMap((one) => (one.before ? [stateOf(one, one.before)] : []));
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: resources.map(changeOf),
    planned_values: { root_module: { resources: planned } },
    prior_state: { format_version: '1.0', values: { root_module: { resources: existing } } },
    ...rest,
    configuration: {
      provider_config: { aws: { name: 'aws' } },
      ...(configuration as JsonMap),
      root_module: { resources: blocks, ...((configuration as JsonMap).root_module as JsonMap) },
    },
    complete: true,
    errored: false,
  });
}

function changeOf(planned: Planned): JsonMap {
  const { address, before, after, unknown = {}, sensitive = {}, sensitiveBefore = {} } = planned;
  const change = {
    actions: planned.actions ?? actionsOf(planned),
    before: before ?? null,
    after: after ?? null,
    after_unknown: unknown,
    before_sensitive: sensitiveBefore,
    after_sensitive: sensitive,
  };
  return { ...named(address), change };
}

function actionsOf({ address, before, after }: Planned): readonly string[] {
  if (address.startsWith('data.')) return ['read'];
  if (before === undefined) return ['create'];
  if (after === undefined) return ['delete'];
  return [JSON.stringify(before) === JSON.stringify(after) ? 'no-op' : 'update'];
}

function stateOf({ address, sensitiveBefore = {} }: Planned, values: JsonMap): JsonMap {
  return { ...named(address), values, sensitive_values: sensitiveBefore };
}

function named(address: string): JsonMap {
  const [, data, type = '', name = '', index] = /^(data\.)?(\w+)\.(\w+)(?:\[(\d+)\])?$/.exec(address) ?? [];
  const key = index === undefined ? {} : { index: Number(index) };
  return { address, mode: data ? 'data' : 'managed', type, name, ...key };
}

export const SUPPORT = 'arn:aws:iam::aws:policy/AWSSupportAccess';

/** A trust policy that lets principals in, under conditions if need be. */
export function trusting(AWS: Json, Condition?: Json): string {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } };
  return JSON.stringify({ Version: '2012-10-17', Statement: [Condition ? { ...statement, Condition } : statement] });
}

/** What a plan says of a role that is there. */
export function roleValues(trust: string, more: JsonMap = {}): JsonMap {
  const name = 'support';
  const arn = `arn:aws:iam::123456789012:role/${name}`;
  return { arn, id: name, name, path: '/', assume_role_policy: trust, managed_policy_arns: [], ...more };
}

export const attached: JsonMap = { role: 'support', policy_arn: SUPPORT };
