import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { type Planned, planOf, SUPPORT, trusting } from './plan.js';
import { rolecall } from './run-cli.js';

const ALICE = 'arn:aws:iam::111122223333:user/alice';
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

const perCount = { repeats: { count_expression: { references: ['var.n'] } } };
const role = (index: number, trust: string): Planned => ({
  address: `aws_iam_role.r[${index}]`,
  after: { path: '/', assume_role_policy: trust },
  unknown: { name: true, id: true, arn: true },
  block: { assume_role_policy: {} },
  ...perCount,
});
const attaching = (index: number, policy: string, ...references: string[]): Planned => ({
  address: `aws_iam_role_policy_attachment.a[${index}]`,
  after: { policy_arn: policy },
  unknown: { role: true },
  block: { role: { references: ['aws_iam_role.r', 'count.index', ...references] } },
  ...perCount,
});
const roles = [role(0, trusting(ALICE)), role(1, trusting('*'))];

const lookup: Planned = {
  address: 'data.aws_iam_policy.support',
  after: { name: 'AWSSupportAccess' },
  unknown: { arn: true },
  block: { name: { constant_value: 'AWSSupportAccess' } },
};
const listing = (...references: string[]): Planned => ({
  address: 'aws_iam_role.lists',
  after: { name: 'support', path: '/', assume_role_policy: trusting(ALICE) },
  unknown: { managed_policy_arns: true },
  block: { managed_policy_arns: { references } },
});
const ownPolicy: Planned = {
  address: 'aws_iam_policy.own',
  after: { name: 'own', path: '/', policy: '{"Version":"2012-10-17","Statement":[]}' },
  unknown: { arn: true },
  block: {},
};

interface Case {
  readonly name: string;
  readonly plan: string;
  readonly supportAccess: string;
  readonly classes: readonly string[];
  readonly verdict: string;
}

const cases: readonly Case[] = [
  {
    name: 'every role at an index made of count.index has the policy, whichever is whose',
    plan: planOf([...roles, attaching(0, SUPPORT), attaching(1, SUPPORT)]),
    supportAccess: 'yes',
    classes: ['principals', 'public'],
    verdict: 'fail',
  },
  {
    name: 'but not where they have different policies',
    plan: planOf([...roles, attaching(0, SUPPORT), attaching(1, READ_ONLY)]),
    supportAccess: 'yes',
    classes: ['unknown'],
    verdict: 'unknown',
  },
  {
    name: 'nor where something else may choose',
    plan: planOf([...roles, attaching(0, SUPPORT, 'var.which'), attaching(1, SUPPORT, 'var.which')]),
    supportAccess: 'yes',
    classes: ['unknown', 'unknown'],
    verdict: 'unknown',
  },
  {
    name: 'nor where one of the roles is without a counterpart',
    plan: planOf([...roles, attaching(1, SUPPORT)]),
    supportAccess: 'yes',
    classes: ['unknown'],
    verdict: 'unknown',
  },
  {
    name: 'a list that reads a lookup which is put off holds what is looked up',
    plan: planOf([lookup, listing('data.aws_iam_policy.support.arn', 'data.aws_iam_policy.support')]),
    supportAccess: 'yes',
    classes: ['principals'],
    verdict: 'pass',
  },
  {
    name: 'a list that reads another policy may hold this one beside it',
    plan: planOf([ownPolicy, listing('aws_iam_policy.own.arn', 'aws_iam_policy.own')]),
    supportAccess: 'unknown',
    classes: ['principals'],
    verdict: 'unknown',
  },
];

describe('values that are known only after apply, by what they refer to', () => {
  it.each(cases)('$name', async ({ plan, name: _, ...expected }) => {
    const run = await rolecall(['scan', '-', '--no-config', '-f', 'json'], { stdin: plan });
    const { verdict, scopes }: Report = JSON.parse(run.stdout);
    const [scope] = scopes;
    const classes = scope?.roles.map(({ trust }) => trust.class).sort();
    expect({ supportAccess: scope?.supportAccess, classes, verdict }).toEqual(expected);
    const facts = await rolecall(['extract', '-', '--no-config'], { stdin: plan });
    const evaluated = await rolecall(['evaluate', '-', '--no-config', '-f', 'json'], { stdin: facts.stdout });
    expect(evaluated.stdout).toBe(run.stdout);
  });
});
