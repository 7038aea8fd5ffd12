import { describe, expect, it } from 'vitest';
import {
  ownAccount,
  type Resource,
  type ScopeFact,
  type ServiceControlPolicy,
  symbol,
  type Tree,
  unknown,
} from '../../src/model/index.js';
import { fromOrganization } from '../../src/scope/index.js';
import {
  assign,
  judge,
  judgeAnywhere,
  maybe,
  named,
  no,
  OTHER,
  OWN,
  plan,
  prove,
  role,
  SUPPORT,
  set,
  statement,
  template,
  trust,
} from './build.js';

const later = unknown('it is known only after apply');
const support = role('support', { managedPolicies: [SUPPORT] });
const denial = statement('Deny', 'support:*');

function policy(
  document: Tree,
  targets: ServiceControlPolicy['targets'],
  more: Partial<ServiceControlPolicy> = {},
): ServiceControlPolicy {
  const place = { input: 'plan.json', address: 'guardrail', path: [] };
  return {
    place,
    change: 'create',
    exists: { answer: 'yes' },
    kind: 'service-control-policy',
    name: 'g',
    id: symbol('guardrail'),
    type: undefined,
    document,
    targets,
    ...more,
  };
}

const attachment = (target: string, more: object = {}): Resource => ({
  place: { input: 'plan.json', address: 'guards', path: [] },
  change: 'create',
  exists: { answer: 'yes' },
  kind: 'service-control-policy-attachment',
  policy: symbol('guardrail'),
  target,
  ...more,
});

const denied = ({ roles: [one] }: ScopeFact) => one?.denied;
const because = ({ roles: [one] }: ScopeFact) => one?.deniedBecause;
const under = (...guards: Resource[]) => [template(support, ...guards)];

describe('what a service control policy is attached to', () => {
  prove(denied, [
    ['there is none', [template(support)], undefined],
    ['nothing', under(policy(denial, undefined)), 'no'],
    ['the account', under(policy(denial, [OWN])), 'yes'],
    ['its own account', under(policy(denial, [ownAccount])), 'yes'],
    ['another account', under(policy(denial, [OTHER])), 'no'],
    ['a unit', under(policy(denial, ['ou-ab12-11112222'])), 'unknown'],
    ['a root', under(policy(denial, ['r-ab12'])), 'unknown'],
    ['what cannot be told', under(policy(denial, [later])), 'unknown'],
    ['an account that an input makes', under(policy(denial, [symbol('account.new')])), 'unknown'],
    ['the account, by an attachment', under(policy(denial, undefined), attachment(OWN)), 'yes'],
    [
      'the account, by an attachment that is deleted',
      under(policy(denial, undefined), attachment(OWN, { exists: no })),
      'no',
    ],
    [
      'the account, by an attachment that may not be there',
      under(policy(denial, undefined), attachment(OWN, { exists: maybe })),
      'unknown',
    ],
    [
      'the account, by an attachment of another policy',
      under(policy(denial, undefined), attachment(OWN, { policy: 'p-other' })),
      'no',
    ],
    ['the account and a unit', under(policy(denial, ['ou-ab12-11112222', OWN])), 'yes'],
    ['the account, and it is deleted', under(policy(denial, [OWN], { exists: no })), 'no'],
  ]);

  it('an account, while nobody tells which one is judged', () => {
    const scope = judgeAnywhere(under(policy(denial, [OWN])));
    expect([denied(scope), because(scope)]).toEqual([
      'unknown',
      `The service control policy \`guardrail\` may deny what support cases need: it is attached to the account ${OWN}, and no input tells which account this is: give \`--account\`.`,
    ]);
  });
});

describe('what it denies', () => {
  const limited = (document: Tree, one = support) => [template(one, policy(document, [OWN]))];
  const unless = (operator: string, value: string, key = 'aws:PrincipalArn'): Tree => ({
    Statement: [{ Effect: 'Deny', Action: 'support:*', Resource: '*', Condition: { [operator]: { [key]: value } } }],
  });
  const assuming = (resource: Tree): Tree => ({
    Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: resource }],
  });
  const assumingAllBut = (resource: Tree): Tree => ({
    Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRole', NotResource: resource }],
  });
  const unnamed = { ...support, name: symbol('role.support') };
  const toRoot = (action: string, ...others: string[]): Tree => ({
    Statement: [
      {
        Effect: 'Deny',
        Action: action,
        Resource: '*',
        Condition: { StringLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:root', ...others] } },
      },
    ],
  });
  const foreign = role('support', {
    managedPolicies: [SUPPORT],
    trust: trust(`arn:aws:iam::${OTHER}:role/responders`),
  });

  prove(denied, [
    ['support cases', limited(denial), 'yes'],
    ['one action of support', limited(statement('Deny', 'support:CreateCase')), 'yes'],
    ['the support pages', limited(statement('Deny', 'support-console:*')), 'yes'],
    ['everything', limited(statement('Deny', '*')), 'yes'],
    ['something else', limited(statement('Deny', 's3:*')), 'no'],
    ['nothing', limited(statement('Allow', '*')), 'no'],
    ['what cannot be told', limited(later), 'unknown'],
    ['support cases, except to the role', limited(unless('ArnNotLike', 'arn:aws:iam::*:role/support')), 'no'],
    [
      'support cases, except to the role, whole',
      limited(unless('StringNotEquals', `arn:aws:iam::${OWN}:role/support`)),
      'no',
    ],
    ['support cases, except to another role', limited(unless('ArnNotLike', 'arn:aws:iam::*:role/admin')), 'yes'],
    ['support cases, to the role', limited(unless('ArnLike', 'arn:aws:iam::*:role/support')), 'yes'],
    ['support cases, to another role', limited(unless('ArnLike', 'arn:aws:iam::*:role/admin')), 'no'],
    [
      'support cases, in other regions',
      limited(unless('StringNotEquals', 'eu-west-1', 'aws:RequestedRegion')),
      'unknown',
    ],
    [
      'support cases, to everybody of other accounts',
      limited(unless('StringNotEquals', OWN, 'aws:PrincipalAccount')),
      'no',
    ],
    ['support cases, to everybody of the account', limited(unless('StringEquals', OWN, 'aws:PrincipalAccount')), 'yes'],
    [
      'support cases, to everybody except of another account',
      limited(unless('StringNotEquals', OTHER, 'aws:PrincipalAccount')),
      'yes',
    ],
    [
      'support cases, to everybody of another account',
      limited(unless('StringEquals', OTHER, 'aws:PrincipalAccount')),
      'no',
    ],
    [
      'support cases, to everybody of the account, where AWS chooses the name of the role',
      limited(unless('StringEquals', OWN, 'aws:PrincipalAccount'), unnamed),
      'unknown',
    ],
    ['support cases, to users by name', limited(unless('StringLike', '*', 'aws:username')), 'no'],
    [
      'support cases, except to a role whose name AWS chooses',
      limited(unless('ArnNotLike', 'arn:aws:iam::*:role/x'), unnamed),
      'unknown',
    ],
    ['assuming any role', limited(assuming('*')), 'yes'],
    ['assuming the role', limited(assuming('arn:aws:iam::*:role/support')), 'yes'],
    ['everything, to the root user', limited(toRoot('*')), 'no'],
    ['everything, to users and the root user', limited(toRoot('*', 'arn:aws:iam::*:user/*')), 'unknown'],
    ['assuming a role that cannot be told', limited(assuming(later)), 'unknown'],
    ['assuming any role, where AWS chooses its name', limited(assuming('**'), unnamed), 'yes'],
    [
      'assuming a role by name, where AWS chooses the name',
      limited(assuming('arn:aws:iam::*:role/support'), unnamed),
      'unknown',
    ],
    ['assuming all but the role', limited(assumingAllBut('arn:aws:iam::*:role/support')), 'no'],
    ['assuming all but another role', limited(assumingAllBut('arn:aws:iam::*:role/other')), 'yes'],
    ['assuming all but a role that cannot be told', limited(assumingAllBut(later)), 'unknown'],
    ['what one statement of it cannot be told to deny', limited({ Statement: [later] }), 'unknown'],
    ['assuming another role', limited(assuming('arn:aws:iam::*:role/other')), 'no'],
    ['assuming any role, where who may is in another account', limited(assuming('*'), foreign), 'no'],
    ['assuming any role, where anybody may', limited(assuming('*'), { ...support, trust: trust('*') }), 'unknown'],
  ]);

  const allowing = (...actions: string[]): Tree => ({
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  });
  const full = attachment(OWN, { policy: 'p-FullAWSAccess' });
  const allowed = (document: Tree, ...more: Resource[]) => [template(support, policy(document, [OWN]), ...more)];

  const inTwo = (more: object = {}): Tree => ({
    Statement: [
      { Effect: 'Allow', Action: ['support:*', 'support-console:*'], Resource: '*', ...more },
      { Effect: 'Allow', Action: 'sts:*', Resource: '*' },
    ],
  });

  prove(denied, [
    ['what a list of what is allowed leaves out', allowed(allowing('s3:*', 'sts:*')), 'unknown'],
    ['what such a list leaves out beside the policy that allows all', allowed(allowing('s3:*'), full), 'no'],
    [
      'what such a list leaves out beside the policy that allows all, which may not be there',
      allowed(allowing('s3:*'), attachment(OWN, { policy: 'p-FullAWSAccess', exists: maybe })),
      'unknown',
    ],
    [
      'what such a list leaves out at two targets, beside the policy that allows all at one',
      [template(support, policy(allowing('s3:*'), [OWN, 'ou-ab12-11112222']), full)],
      'unknown',
    ],
    [
      'what such a list leaves out, where who may assume the role is in another account',
      [template(foreign, policy(allowing('s3:*'), [OWN]))],
      'unknown',
    ],
    [
      'assuming, which such a list leaves out, where who may is in another account',
      [template(foreign, policy(allowing('support:*', 'support-console:*'), [OWN]))],
      'no',
    ],
    ['nothing that such a list has', allowed(allowing('support:*', 'support-console:*', 'sts:AssumeRole')), 'no'],
    ['nothing that two statements of such a list have', allowed(inTwo()), 'no'],
    [
      'what such a list has on a condition',
      allowed(inTwo({ Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } })),
      'unknown',
    ],
    ['assuming, which such a list leaves out', allowed(allowing('support:*', 'support-console:*')), 'unknown'],
    ['what such a list leaves out elsewhere', [template(support, policy(allowing('s3:*'), [OTHER]))], 'no'],
  ]);

  const ofResources = (document: Tree, one = support) => [
    template(one, policy(document, [OWN], { type: 'RESOURCE_CONTROL_POLICY' })),
  ];
  const signedIn = role('support', {
    managedPolicies: [SUPPORT],
    trust: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRoleWithSAML',
          Principal: { Federated: `arn:aws:iam::${OWN}:saml-provider/idp` },
          Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
        },
      ],
    },
  });
  const ofAnybody = (action: string, more: object = {}): Tree => ({
    Statement: [{ Effect: 'Deny', Principal: '*', Action: action, Resource: '*', ...more }],
  });

  prove(denied, [
    ['assuming, by a policy of resources', ofResources(ofAnybody('sts:AssumeRole')), 'yes'],
    ['assuming from elsewhere, by a policy of resources', ofResources(ofAnybody('sts:AssumeRole'), foreign), 'yes'],
    [
      'assuming, by a policy of resources, whoever may',
      ofResources(ofAnybody('sts:AssumeRole'), { ...support, trust: later }),
      'yes',
    ],
    ['assuming by a call, of a role that is signed in to', ofResources(ofAnybody('sts:AssumeRole'), signedIn), 'no'],
    ['assuming in any way, of a role that is signed in to', ofResources(ofAnybody('sts:*'), signedIn), 'yes'],
    [
      'assuming by strangers, by a policy of resources',
      ofResources(ofAnybody('sts:AssumeRole', { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' } } })),
      'unknown',
    ],
    [
      'assuming by services of strangers, by a policy of resources',
      ofResources(
        ofAnybody('sts:AssumeRole', {
          Condition: { StringNotEquals: { 'aws:SourceOrgID': 'o-abc' }, Null: { 'aws:SourceAccount': 'false' } },
        }),
      ),
      'no',
    ],
    ['nothing of support, by a policy of resources', ofResources(ofAnybody('s3:*')), 'no'],
  ]);

  it('assuming a role is nothing to Identity Center', () => {
    expect(denied(judge([plan(set('S'), assign('S'), policy(assuming('*'), [OWN]))]))).toBe('no');
    expect(denied(judge([plan(set('S'), assign('S'), policy(denial, [OWN]))]))).toBe('yes');
  });

  it('is told', () => {
    expect(because(judge(limited(statement('Deny', '*'))))).toBe(
      'The service control policy `guardrail` denies what support cases need and what the support pages of the console need and assuming the role.',
    );
  });
});

describe('what comes to an account from where the organization is declared', () => {
  const group = (account: string, input: string, ...resources: Resource[]) => ({
    account,
    deployments: [named(input, plan(...resources))],
  });
  const own = group(OWN, 'own.json', support);

  it.each<[string, Resource[], readonly string[]]>([
    ['a policy on the account', [policy(denial, [OWN])], ['guardrail']],
    ['a policy on a unit', [policy(denial, ['ou-ab12-11112222'])], ['guardrail']],
    ['a policy that is attached to the account', [policy(denial, undefined), attachment(OWN)], ['guardrail', 'guards']],
    ['a policy on what cannot be told', [policy(denial, [later])], ['guardrail']],
    ['not a policy on another account', [policy(denial, ['777788889999'])], []],
    [
      'a permission set that is assigned there',
      [set('S'), assign('S', OWN), assign('S', OTHER)],
      ['set.S', 'assignment.S'],
    ],
    ['not one that is assigned elsewhere', [set('S'), assign('S', OTHER)], []],
    ['no role', [role('other')], []],
  ])('%s', (_, resources, expected) => {
    const come = fromOrganization(own, [own, group(OTHER, 'org.json', ...resources)]);
    expect(come.flatMap((one) => one.resources.map(({ place }) => place.address))).toEqual(expected);
    expect(come.every((one) => one.account === OWN)).toBe(true);
  });

  it('is each input once, with what it takes away', () => {
    const org = (account: string, assigned: string) => ({
      account,
      deployments: [{ ...named('org.json', plan(set('S'))), before: [assign('S', assigned), assign('T', OTHER)] }],
    });
    const come = fromOrganization(own, [own, org(OTHER, OWN), org('777788889999', OWN)]);
    expect(come.map(({ before }) => before?.map(({ place }) => place.address))).toEqual([['assignment.S']]);
  });
});
