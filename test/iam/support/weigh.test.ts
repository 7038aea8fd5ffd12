import { describe, expect, it } from 'vitest';
import { weighSupport } from '../../../src/iam/index.js';
import type { SupportGrants, Tree } from '../../../src/model/index.js';

const CASES = ['support:CreateCase', 'support:AddCommunicationToCase', 'support:DescribeCases', 'support:ResolveCase'];
const UNKNOWN = { $unknown: 'parameter `Actions` has no default' };

function allow(actions: Tree, more: Readonly<Record<string, Tree>> = {}): Tree {
  return { Effect: 'Allow', Action: actions, Resource: '*', ...more };
}

function deny(actions: Tree, more: Readonly<Record<string, Tree>> = {}): Tree {
  return { Effect: 'Deny', Action: actions, Resource: '*', ...more };
}

const administrator = { support: 'yes', console: 'yes', denies: 'no', deniesConsole: 'no', wide: 'yes' } as const;
const nothing = { support: 'no', console: 'no', denies: 'no', deniesConsole: 'no', wide: 'no' } as const;
const anything = {
  support: 'unknown',
  console: 'unknown',
  denies: 'unknown',
  deniesConsole: 'unknown',
  wide: 'unknown',
} as const;

const rows: readonly (readonly [name: string, statements: Tree, expected: Partial<SupportGrants>])[] = [
  ['support:*', allow('support:*'), { support: 'yes', console: 'no', denies: 'no', wide: 'no' }],
  [
    'support:* and the console',
    allow(['support:*', 'support-console:*']),
    { support: 'yes', console: 'yes', wide: 'no' },
  ],
  ['the four actions that cases need', allow(CASES), { support: 'yes', wide: 'no' }],
  ['the four actions in four statements', CASES.map((action) => allow(action)), { support: 'yes' }],
  ['three of the four actions', allow(CASES.slice(1)), { support: 'no' }],
  ['names of actions have no case', allow('SUPPORT:*'), { support: 'yes' }],
  ['reading only', allow('support:Describe*'), { support: 'no', denies: 'no' }],
  ['the support app in Slack is another service', allow('supportapp:*'), nothing],
  ['support plans are another service', allow('supportplans:*'), nothing],
  ['a wildcard over several services', allow('support*'), { support: 'yes', wide: 'no' }],
  ['everything', allow('*'), administrator],
  ['everything but IAM', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, administrator],
  [
    'everything but support',
    { Effect: 'Allow', NotAction: 'support:*', Resource: '*' },
    { support: 'no', wide: 'yes' },
  ],
  ['all of IAM is an administrator too', allow('iam:*'), { support: 'no', wide: 'yes' }],
  [
    'a resource that is not "*" reaches no case',
    allow('support:*', { Resource: 'arn:aws:support:::case/1' }),
    { support: 'no' },
  ],
  ['"*" among several resources', allow('support:*', { Resource: ['arn:aws:s3:::b', '*'] }), { support: 'yes' }],
  [
    'NotResource leaves everything else',
    { Effect: 'Allow', Action: 'support:*', NotResource: 'arn:aws:s3:::b' },
    { support: 'yes' },
  ],
  ['NotResource of "*" leaves nothing', { Effect: 'Allow', Action: 'support:*', NotResource: '*' }, { support: 'no' }],
  [
    'a Deny takes everything away',
    [allow('*'), deny('support:*')],
    { support: 'no', console: 'yes', denies: 'yes', wide: 'yes' },
  ],
  [
    'a Deny of one needed action is enough',
    [allow('support:*'), deny('support:ResolveCase')],
    { support: 'no', denies: 'yes' },
  ],
  [
    'a Deny of another action takes nothing away',
    [allow('support:*'), deny('support:PutCaseAttributes')],
    { support: 'yes', denies: 'no' },
  ],
  [
    'a Deny by NotAction',
    [allow('*'), { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }],
    { support: 'no', denies: 'yes', wide: 'no' },
  ],
  [
    'a Deny on some resource',
    [allow('support:*'), deny('support:*', { Resource: 'arn:aws:s3:::b' })],
    { support: 'yes', denies: 'no' },
  ],
  [
    'a condition may or may not hold',
    allow('support:*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    { support: 'unknown' },
  ],
  [
    'a Deny under a condition',
    [allow('support:*'), deny('*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    { support: 'unknown', denies: 'unknown' },
  ],
  ['actions that are not known', allow(UNKNOWN), { support: 'unknown', denies: 'no', wide: 'unknown' }],
  ['a known action beside one that is not', allow(['support:*', UNKNOWN]), { support: 'yes', wide: 'unknown' }],
  ['a resource that is not known', allow('support:*', { Resource: UNKNOWN }), { support: 'unknown' }],
  ['a statement that is not known', [allow('support:*'), UNKNOWN], { support: 'unknown', denies: 'unknown' }],
  ['no statement that allows', deny('s3:*'), nothing],
  ['a Deny of the console', deny('support-console:*'), { denies: 'no', deniesConsole: 'yes' }],
  ['a Deny of part of the console', deny('Support-Console:Get*'), { denies: 'no', deniesConsole: 'yes' }],
  ['a Deny of everything', deny('*'), { denies: 'yes', deniesConsole: 'yes' }],
  [
    'a Deny of everything but support',
    { Effect: 'Deny', NotAction: ['support:*', 'support-console:*'], Resource: '*' },
    { denies: 'no', deniesConsole: 'no' },
  ],
  [
    'a Deny of everything but part of the console',
    { Effect: 'Deny', NotAction: ['support:*', 'support-console:Get*'], Resource: '*' },
    { denies: 'no', deniesConsole: 'yes' },
  ],
  ['a Deny of actions that are not known', deny(UNKNOWN), { denies: 'unknown', deniesConsole: 'unknown' }],
  ['attaching policies', allow('iam:AttachRolePolicy'), { wide: 'yes' }],
  ['putting policies', allow('iam:Put*'), { wide: 'yes' }],
  ['passing any role', allow('iam:PassRole', { Resource: 'arn:aws:iam::*:role/*' }), { wide: 'yes' }],
  ['passing one role', allow('iam:PassRole', { Resource: 'arn:aws:iam::111122223333:role/x' }), { wide: 'no' }],
  [
    'passing roles to one service',
    allow('iam:PassRole', { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }),
    { wide: 'no' },
  ],
  ['assuming any role', allow('sts:AssumeRole'), { wide: 'yes' }],
  ['assuming one role', allow('sts:AssumeRole', { Resource: 'arn:aws:iam::111122223333:role/x' }), { wide: 'no' }],
];

describe('weighSupport', () => {
  it.each(rows)('%s', (_, statements, expected) => {
    expect(weighSupport({ Version: '2012-10-17', Statement: statements })).toMatchObject(expected);
  });

  it('reads JSON text', () => {
    expect(weighSupport(JSON.stringify({ Version: '2012-10-17', Statement: allow('*') }))).toEqual(administrator);
  });

  it.each([
    ['nothing', undefined],
    ['an unknown', UNKNOWN],
    ['no JSON', 'support:*'],
    ['no document', 7],
    ['statements that are not known', { Version: '2012-10-17', Statement: UNKNOWN }],
  ])('tells nothing of %s', (_, document) => {
    expect(weighSupport(document)).toEqual(anything);
  });
});
