import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { normalize } from '../../src/terraform/index.js';

const trust = (who: string) => `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"${who}"}}]}`;
const address = 'aws_iam_role.support';
const values = { name: 'support', assume_role_policy: trust('alice') };
const other = { name: 'support', assume_role_policy: trust('*') };

const resources = (...all: Json[]): Json => ({ root_module: { resources: all } });
const printed = (of: Json): Json => ({ address, mode: 'managed', type: 'aws_iam_role', values: of });
const change = (actions: string[], after: Json, more: { [key: string]: Json } = {}): Json => ({
  address,
  change: { actions, before: values, after, after_unknown: {}, ...more },
});
const whole = { format_version: '1.2', applyable: true, complete: true, errored: false };
const state = { values: resources(printed(values)) };

/** Codes of the gaps, and whether the role will exist. */
function outcomeOf(plan: { readonly [key: string]: Json }) {
  const { gaps, resources: found } = normalize({
    input: 'p',
    kind: 'terraform-plan',
    data: plan,
    locate: () => undefined,
  });
  return [gaps.map(({ code }) => code).join(' '), found.map(({ exists }) => exists.answer).join(' ')];
}

describe('the parts of a plan are held against each other', () => {
  it.each<[string, { readonly [key: string]: Json }, readonly [string, string]]>([
    [
      'all agree',
      {
        ...whole,
        prior_state: state,
        planned_values: resources(printed(values)),
        resource_changes: [change(['no-op'], values)],
      },
      ['', 'yes'],
    ],
    [
      'a value that is planned and not known yet',
      {
        ...whole,
        planned_values: resources(printed({ name: 'support' })),
        resource_changes: [change(['create'], { name: 'support' }, { after_unknown: { assume_role_policy: true } })],
      },
      ['', 'yes'],
    ],
    [
      'a refresh alone has neither changes nor planned resources',
      { ...whole, prior_state: state, planned_values: { root_module: {} } },
      ['', 'yes'],
    ],
    [
      'a refresh alone may tell what outputs read',
      {
        ...whole,
        prior_state: state,
        planned_values: { root_module: {} },
        relevant_attributes: [],
        output_changes: {},
      },
      ['', 'yes'],
    ],
    ['nothing is managed', { ...whole, applyable: false, planned_values: { root_module: {} } }, ['', '']],
    [
      'nothing is managed and outputs change',
      { ...whole, planned_values: { root_module: {} }, output_changes: { o: {} } },
      ['', ''],
    ],
    [
      'nothing is planned, and there is something to apply',
      { ...whole, planned_values: { root_module: {} } },
      ['plan-without-changes', ''],
    ],
    [
      'nothing is planned, and nothing says that there is nothing to apply',
      { format_version: '1.2', complete: true, planned_values: { root_module: {} } },
      ['plan-without-changes', ''],
    ],
    [
      'a change, and nothing is planned',
      { ...whole, planned_values: { root_module: {} }, resource_changes: [change(['create'], values)] },
      ['plan-contradictory', 'unknown'],
    ],
    [
      'a change in a whole plan without planned values',
      { ...whole, resource_changes: [change(['create'], values)] },
      ['plan-contradictory', 'unknown'],
    ],
    [
      'a change in a file that does not say that it is whole, and has no planned values',
      { format_version: '1.2', resource_changes: [change(['create'], values)] },
      ['', 'yes'],
    ],
    [
      'a change in a file that does not say that it is whole, of which nothing is planned',
      {
        format_version: '1.2',
        planned_values: { root_module: {} },
        resource_changes: [change(['create'], values)],
      },
      ['plan-contradictory', 'unknown'],
    ],
    [
      'planned values without changes',
      { ...whole, prior_state: state, planned_values: resources(printed(values)) },
      ['plan-without-changes', 'unknown'],
    ],
    [
      'a state without changes, of a plan that does not say that it is whole',
      { format_version: '1.2', complete: true, prior_state: state, planned_values: { root_module: {} } },
      ['plan-without-changes', 'unknown'],
    ],
    [
      'a state without changes, of a plan that tells what its changes read',
      { ...whole, prior_state: state, planned_values: { root_module: {} }, relevant_attributes: [] },
      ['plan-without-changes', 'unknown'],
    ],
    [
      'a whole plan that passes over the state',
      { ...whole, prior_state: state, planned_values: resources(printed(values)), resource_changes: [] },
      ['plan-contradictory', 'unknown'],
    ],
    [
      'a change that leaves something else than is planned',
      {
        ...whole,
        prior_state: state,
        planned_values: resources(printed(other)),
        resource_changes: [change(['no-op'], values)],
      },
      ['plan-contradictory', 'unknown'],
    ],
    [
      'a change whose resource is not planned',
      {
        ...whole,
        planned_values: resources({ address: 'aws_iam_group.g', values: {} }),
        resource_changes: [change(['create'], values)],
      },
      ['plan-contradictory', 'unknown'],
    ],
    [
      'something planned that no change leads to',
      {
        ...whole,
        prior_state: { values: resources({ address: 'aws_iam_group.g', values: {} }) },
        planned_values: resources(printed(values)),
        resource_changes: [{ address: 'aws_iam_group.g', change: { actions: ['delete'], before: {} } }],
      },
      ['plan-contradictory', 'no'],
    ],
    [
      'planning that failed: Terraform applies nothing of it',
      { ...whole, errored: true, resource_changes: [change(['create'], values)] },
      ['plan-errored', 'unknown'],
    ],
    [
      'a change without an address',
      { ...whole, resource_changes: [{ change: { actions: ['create'], after: values } }] },
      ['plan-malformed', ''],
    ],
  ])('%s', (_, plan, expected) => {
    expect(outcomeOf(plan)).toEqual(expected);
  });
});

describe('an apply that IAM refuses', () => {
  const attachment = (type: string, after: { [key: string]: Json }, more: { [key: string]: Json } = {}): Json => ({
    format_version: '1.2',
    resource_changes: [
      {
        address: 'aws_iam_role.r',
        change: { actions: ['create'], after: { name: 'r' }, after_unknown: { arn: true, id: true } },
      },
      { address: `${type}.a`, change: { actions: ['create'], after: { policy_arn: 'p', ...after }, ...more } },
    ],
    configuration: {
      root_module: {
        resources: [
          { address: 'aws_iam_role.r' },
          { address: `${type}.a`, expressions: { role: { references: ['aws_iam_role.r.arn', 'aws_iam_role.r'] } } },
        ],
      },
    },
  });
  const because = (attribute: string) => `\`${attribute}\` takes a name and is given an ARN: the apply is refused`;

  it.each([
    [
      'the ARN of a role for its name',
      attachment('aws_iam_role_policy_attachment', { role: 'arn:aws:iam::111122223333:role/x/r' }),
      'role',
    ],
    ['a reference to it', attachment('aws_iam_role_policy_attachment', {}, { after_unknown: { role: true } }), 'role'],
    [
      'one in a list',
      attachment('aws_iam_policy_attachment', { roles: ['arn:aws:iam::111122223333:role/r'] }),
      'roles',
    ],
    [
      'one of a user',
      attachment('aws_iam_user_policy_attachment', { user: 'arn:aws:iam::111122223333:user/r' }),
      'user',
    ],
    [
      'one for an inline policy',
      attachment('aws_iam_role_policy', { role: 'arn:aws:iam::111122223333:role/r' }),
      'role',
    ],
  ])('%s', (_, data, attribute) => {
    const found = normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined }).resources[1];
    expect(found?.exists).toEqual({ answer: 'no', because: because(attribute) });
    const named =
      found && ('users' in found && found.users !== undefined ? found.users : 'roles' in found && found.roles);
    expect(named).toEqual([expect.stringMatching(/^(r|⟨aws_iam_role.r⟩)$/)]);
  });

  it('none of a name, whatever key its resource has', () => {
    const data = attachment('aws_iam_role_policy_attachment', { role: 'r' });
    const found = normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined }).resources[1];
    expect(found?.exists).toEqual({ answer: 'yes' });
  });
});

describe('a role that IAM does not take', () => {
  it.each<[string, Json, string]>([
    ['a name of its own', { name: 'sup+port_=,.@-1', path: '/a/b/' }, 'yes'],
    ['a name with a blank', { name: 'sup port' }, 'no'],
    ['a name that is too long', { name: 's'.repeat(65) }, 'no'],
    ['a path that begins elsewhere', { name: 'support', path: 'a/' }, 'no'],
  ])('%s', (_, after, expected) => {
    const change = (actions: Json): Json => ({ address: 'aws_iam_role.r', change: { actions, before: after, after } });
    const existsAs = (actions: Json) => {
      const data = { format_version: '1.2', resource_changes: [change(actions)] };
      return normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined }).resources[0]?.exists
        .answer;
    };
    expect(existsAs(['create'])).toBe(expected);
    expect(existsAs(['no-op'])).toBe('yes');
  });
});

describe('a deletion that leaves a policy of an organization in place', () => {
  it.each([
    ['where it says so', true, 'unknown'],
    ['not where it does not', false, 'no'],
  ])('%s', (_, skip_destroy, expected) => {
    const before = { policy_id: 'p-1', target_id: '111122223333', skip_destroy };
    const address = 'aws_organizations_policy_attachment.p';
    const data = {
      format_version: '1.2',
      resource_changes: [{ address, change: { actions: ['delete'], before, after: null } }],
    };
    const { resources } = normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined });
    expect(resources.map(({ exists }) => exists.answer)).toEqual([expected]);
  });
});

describe('a list of all policies that a permission set has', () => {
  const set = 'arn:aws:sso:::permissionSet/ssoins-1/ps-1';
  const P = (name: string) => `arn:aws:iam::aws:policy/${name}`;
  const list = (policies: string[], actions: string[] = ['create']): Json => {
    const values = { permission_set_arn: set, managed_policy_arns: policies };
    const change = { actions, before: values, after: actions[0] === 'delete' ? null : values };
    return { address: 'aws_ssoadmin_managed_policy_attachments_exclusive.x', change };
  };
  const single = (policy: string): Json => ({
    address: 'aws_ssoadmin_managed_policy_attachment.a',
    change: { actions: ['create'], after: { permission_set_arn: set, managed_policy_arn: policy } },
  });
  const found = (...changes: Json[]) => {
    const data = { format_version: '1.2', resource_changes: changes };
    const { resources: all } = normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined });
    return all.map((one) => [one.kind, 'policy' in one && one.policy, one.exists.answer]);
  };

  it('attaches each of them', () => {
    expect(found(list([P('A'), P('B')]))).toEqual([
      ['permission-set-attachment', P('A'), 'yes'],
      ['permission-set-attachment', P('B'), 'yes'],
    ]);
  });

  it('detaches nothing where it is destroyed', () => {
    expect(found(list([P('A')], ['delete']))).toEqual([['permission-set-attachment', P('A'), 'unknown']]);
  });

  it('leaves in doubt what it leaves out', () => {
    expect(found(list([P('A')]), single(P('B'))).at(-1)).toEqual(['permission-set-attachment', P('B'), 'unknown']);
    expect(found(list([]), single(P('B'))).at(-1)).toEqual(['permission-set-attachment', P('B'), 'unknown']);
    expect(found(list([P('B')]), single(P('B'))).at(-1)).toEqual(['permission-set-attachment', P('B'), 'yes']);
  });
});

describe('inline policies from dynamic blocks', () => {
  const role = (actions: string[]): Json => ({
    format_version: '1.2',
    resource_changes: [
      {
        address: 'aws_iam_role.r',
        change: {
          actions,
          after: { name: 'r', inline_policy: [{ name: 'deny', policy: trust('x') }] },
          after_unknown: {},
        },
      },
    ],
    configuration: { root_module: { resources: [{ address: 'aws_iam_role.r', expressions: {} }] } },
  });
  const inlineOf = (data: Json) =>
    normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined }).resources[0];

  it('are read of a role that is made', () => {
    expect(inlineOf(role(['create']))).toMatchObject({ inlinePolicies: [{ name: 'deny' }] });
  });

  it('may be what is attached elsewhere, of a role that is there', () => {
    expect(inlineOf(role(['no-op']))).toMatchObject({ inlinePolicies: undefined });
  });
});

describe('the policies that a role lists, though no expression sets them', () => {
  const SUPPORT = 'arn:aws:iam::aws:policy/AWSSupportAccess';
  const configuration = {
    root_module: { resources: [{ address: 'awscc_iam_role.support', mode: 'managed', expressions: {} }] },
  };

  it.each<[string, string[], Json, unknown]>([
    ['count where it is made', ['create'], { managed_policy_arns: [SUPPORT] }, [SUPPORT]],
    ['count where it is made anew', ['delete', 'create'], { managed_policy_arns: [SUPPORT] }, [SUPPORT]],
    ['are what separate resources attach where it stays', ['no-op'], { managed_policy_arns: [SUPPORT] }, undefined],
    ['are none where they are filled in', ['create'], {}, undefined],
  ])('%s', (_, actions, after, expected) => {
    const after_unknown = { managed_policy_arns: Object.keys(after as object).length === 0 };
    const resource_changes = [
      { address: 'awscc_iam_role.support', change: { actions, before: null, after, after_unknown } },
    ];
    const data = { format_version: '1.2', resource_changes, configuration };
    const { resources: found } = normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined });
    expect(found.map((one) => one.kind === 'role' && one.managedPolicies)).toEqual([expected]);
  });
});

describe('the policies that a role of an update lists, though no expression sets them', () => {
  const SUPPORT = 'arn:aws:iam::aws:policy/AWSSupportAccess';

  it.each<[string, Json, Json, unknown]>([
    ['count where the update changes them', [SUPPORT], [], []],
    ['are filled in where it leaves them', [SUPPORT], [SUPPORT], undefined],
  ])('%s', (_, before, after, expected) => {
    const change = {
      actions: ['update'],
      before: { managed_policy_arns: before },
      after: { managed_policy_arns: after },
    };
    expect(listedBy({ change, expressions: {} })).toEqual([expected]);
  });
});

describe('a list of policies that is planned as one that will be filled in', () => {
  const change = { actions: ['create'], before: null, after: {}, after_unknown: { managed_policy_arns: true } };
  const constant = (value: Json) => ({ constant_value: value });

  it.each<[string, Json | undefined, Json | undefined, unknown]>([
    ['is empty where it is set to be', constant([]), undefined, []],
    ['is empty where a variable is', { references: ['var.arns'] }, [], []],
    ['counts as empty where a function is dropped', {}, undefined, []],
    ['counts as empty where a condition chooses', { references: ['var.arns', 'var.arns'] }, [], []],
    ['is none where a variable is null', { references: ['var.arns'] }, null, undefined],
    ['is none where it is set to null', constant(null), undefined, undefined],
    ['is none where nothing sets it', undefined, undefined, undefined],
  ])('%s', (_, expression, value, expected) => {
    const expressions = expression === undefined ? {} : { managed_policy_arns: expression };
    const variables = value === undefined ? {} : { arns: { value } };
    expect(listedBy({ change, expressions, variables })).toEqual([expected]);
  });
});

/** The policies that the only role of a plan lists itself. */
function listedBy({ change, expressions, variables = {} }: { change: Json; expressions: Json; variables?: Json }) {
  const address = 'aws_iam_role.support';
  const data = {
    format_version: '1.2',
    resource_changes: [{ address, change }],
    configuration: { root_module: { resources: [{ address, mode: 'managed', expressions }] } },
    variables,
  };
  const { resources: found } = normalize({ input: 'p', kind: 'terraform-plan', data, locate: () => undefined });
  return found.map((one) => one.kind === 'role' && one.managedPolicies);
}
