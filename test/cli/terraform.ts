/** Attributes of resources by address. */
export type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const SUPPORT = 'arn:aws:iam::aws:policy/AWSSupportAccess';
const provider_name = 'registry.terraform.io/hashicorp/aws';

/** A role that one user may assume. */
export function role(name: string): Resources[string] {
  const Principal = { AWS: 'arn:aws:iam::111122223333:user/alice' };
  const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }];
  const assume_role_policy = JSON.stringify({ Version: '2012-10-17', Statement });
  return {
    name,
    arn: `arn:aws:iam::111122223333:role/${name}`,
    path: '/',
    max_session_duration: 3600,
    assume_role_policy,
  };
}

export function attachment(name: string): Resources[string] {
  return { role: name, policy_arn: SUPPORT };
}

/** What `terraform show -json` prints of a state. */
export function state(resources: Resources, sensitive: Resources = {}): string {
  return JSON.stringify({ format_version: '1.0', values: valuesOf(resources, sensitive) });
}

/** What it prints of a plan that leads from one state to another; what changes its name or role is replaced. */
export function plan(
  before: Resources,
  after: Resources,
  { forget = [], sensitive = {} }: { forget?: readonly string[]; sensitive?: Resources } = {},
): string {
  const addresses = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = addresses.map((address) => ({
    ...named(address),
    change: {
      actions: forget.includes(address) ? ['forget'] : actionsOf(before[address], after[address]),
      before: before[address] ?? null,
      after: after[address] ?? null,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: sensitive[address] ?? {},
    },
  }));
  const blocks = Object.entries(after).map(([address, values]) => ({
    ...named(address),
    provider_config_key: 'aws',
    expressions: Object.fromEntries(Object.entries(values).map(([name, constant_value]) => [name, { constant_value }])),
  }));
  return JSON.stringify({
    format_version: '1.2',
    resource_changes: changes,
    planned_values: valuesOf(after),
    ...(Object.keys(before).length === 0 ? {} : { prior_state: { format_version: '1.0', values: valuesOf(before) } }),
    configuration: { root_module: { resources: blocks } },
    complete: true,
    errored: false,
  });
}

function valuesOf(resources: Resources, sensitive: Resources = {}) {
  const all = Object.entries(resources).map(([address, values]) => ({
    ...named(address),
    values,
    sensitive_values: sensitive[address] ?? {},
  }));
  return { root_module: { resources: all } };
}

function named(address: string) {
  const [type = '', name = ''] = address.split('.');
  return { address, mode: 'managed', type, name, provider_name };
}

function actionsOf(before: Resources[string] | undefined, after: Resources[string] | undefined): string[] {
  if (before === undefined) return ['create'];
  if (after === undefined) return ['delete'];
  if (before.name !== after.name || before.role !== after.role) return ['delete', 'create'];
  return JSON.stringify(before) === JSON.stringify(after) ? ['no-op'] : ['update'];
}
