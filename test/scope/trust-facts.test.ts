import { describe } from 'vitest';
import { type Role, type ScopeFact, symbol, type Tree, unknown } from '../../src/model/index.js';
import { attach, OTHER, OWN, plan, prove, role, SUPPORT } from './build.js';

const later = unknown('it is known only after apply');
const [ALICE, BOB] = [`arn:aws:iam::${OWN}:user/alice`, `arn:aws:iam::${OWN}:user/bob`];
const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

/** A plan of a support role that a policy of some statements lets in. */
function trusting(statements: readonly Tree[], more: Partial<Role> = {}) {
  return [plan(role('support', { managedPolicies: [SUPPORT], trust: { Statement: statements }, ...more }))];
}

/** A plan of a support role whose trust policy is one value. */
const whole = (trust: Role['trust']) => [plan(role('support', { managedPolicies: [SUPPORT], trust }))];

function lets(who: Tree, more: { readonly [key: string]: Tree } = {}): Tree {
  return { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: who }, ...more };
}

const first = <T>(said: (role: NonNullable<ScopeFact['roles'][number]>) => T) => {
  return ({ roles: [one] }: ScopeFact) => one && said(one);
};

describe('whether a second factor is asked for', () => {
  const asked = lets(ALICE, { Condition: MFA });

  prove(
    first(({ mfa }) => mfa),
    [
      ['of nobody', trusting([lets(ALICE)]), 'no'],
      ['of everybody', trusting([asked, lets(BOB, { Condition: MFA })]), 'yes'],
      ['of one of two', trusting([asked, lets(BOB)]), 'no'],
      ['of users of another account', trusting([lets(`arn:aws:iam::${OTHER}:root`, { Condition: MFA })]), 'yes'],
      [
        'besides a service, which has none',
        trusting([asked, lets('', { Principal: { Service: 'ec2.amazonaws.com' } })]),
        'yes',
      ],
      [
        'besides an identity provider, which sees to it',
        trusting([
          asked,
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRoleWithSAML',
            Principal: { Federated: `arn:aws:iam::${OWN}:saml-provider/x` },
            Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
          },
        ]),
        'yes',
      ],
      ['besides a principal that cannot be told', trusting([asked, lets(later)]), 'unknown'],
      ['of a principal that cannot be told', trusting([asked, lets(later, { Condition: MFA })]), 'unknown'],
      ['of nobody, besides a principal that cannot be told', trusting([lets(ALICE), lets(later)]), 'no'],
      ['by a statement that cannot be told', trusting([asked, later]), 'unknown'],
      ['by a policy that cannot be told', whole(later), 'unknown'],
      ['of all who come in, which is nobody', whole(undefined), 'yes'],
    ],
  );
});

describe('the length of a trust policy', () => {
  const policy = { Statement: [lets(ALICE)] };
  const length = JSON.stringify(policy).length;

  prove(
    first(({ trustLength }) => trustLength),
    [
      ['is that of its text', whole(policy), length],
      ['without white space', whole(JSON.stringify(policy, null, 2)), length],
      ['is not known of one that is not', whole(later), undefined],
      ['or not in part', trusting([lets(later)]), undefined],
      ['or not there', whole(undefined), undefined],
    ],
  );
});

describe('what decides on a trust policy', () => {
  const PUBLIC = 'Any principal of any AWS account may assume the role.';
  const trustPath = ['Properties', 'Trust'];

  prove(
    first(({ trustBecause, trustPlace }) => [trustBecause, trustPlace.path]),
    [
      [
        'the worst grant',
        trusting([lets(ALICE), lets('*')], { trustPath }),
        [PUBLIC, [...trustPath, 'Statement', 1, 'Principal', 'AWS']],
      ],
      [
        'the first of two that are alike, said once',
        trusting([lets('*'), lets('*')], { trustPath }),
        [PUBLIC, [...trustPath, 'Statement', 0, 'Principal', 'AWS']],
      ],
      [
        'what IAM refuses, whatever else there is',
        trusting([lets('*'), lets('bob')], { trustPath }),
        [
          'IAM will refuse the principal: `bob` is no principal that it knows.',
          [...trustPath, 'Statement', 1, 'Principal', 'AWS'],
        ],
      ],
      [
        'the whole, where it is not shown',
        trusting([lets('*')], { trustPath, sensitive: ['trust'] }),
        ['The input marks its trust policy as sensitive: it was judged as `public`, and is not shown.', trustPath],
      ],
      ['a role whose policy has no place of its own', trusting([lets('*')]), [PUBLIC, []]],
    ],
  );
});

describe('the parameter that would settle a role, and where it is left open', () => {
  const exists = { answer: 'unknown', because: 'b', parameter: 'Make', path: ['Conditions', 'Made'] } as const;
  const open = { $unknown: 'b', $parameter: 'Which' };
  const place = (address: string) => ({ input: 'plan.json', address, path: exists.path });

  prove(
    first(({ parameter, becausePlace }) => [parameter, becausePlace]),
    [
      ['nothing is open', trusting([lets(ALICE)]), [undefined, undefined]],
      ['whether the role is there', trusting([lets(ALICE)], { exists }), ['Make', place('role.support')]],
      [
        'whether the attachment is there',
        [plan(role('support'), attach('support', SUPPORT, { exists }))],
        ['Make', place('attachment.support')],
      ],
      ['which policy is attached', [plan(role('support'), attach('support', [open]))], ['Which', undefined]],
      ['which policy, of no parameter', [plan(role('support'), attach('support', [later]))], [undefined, undefined]],
      ['whom a trust policy lets in', trusting([lets(open)]), ['Which', undefined]],
      ['nothing, where others decide', trusting([lets('*'), lets(open)]), [undefined, undefined]],
    ],
  );
});

describe('the length of sessions', () => {
  prove(
    first(({ maxSessionDuration, hidden }) => [maxSessionDuration, hidden]),
    [
      ['given', trusting([lets(ALICE)], { maxSessionDuration: 7200 }), [7200, undefined]],
      ['not given', trusting([lets(ALICE)]), [undefined, undefined]],
      ['not known', trusting([lets(ALICE)], { maxSessionDuration: later }), [undefined, undefined]],
      [
        'not to be shown',
        trusting([lets(ALICE)], { maxSessionDuration: 7200, sensitive: ['maxSessionDuration'] }),
        [7200, ['maxSessionDuration']],
      ],
    ],
  );
});

describe('the partition of a role, by the policy that it has', () => {
  const within = (partition: string) =>
    trusting([lets(ALICE)], { managedPolicies: [SUPPORT.replace('aws', partition)] });

  prove(
    first(({ trust }) => trust.class),
    [
      ['that of its principals', within('aws'), 'principals'],
      ['another one, from which nobody comes in', within('aws-cn'), 'none'],
      ['left to the deployment', within(symbol('partition')), 'principals'],
    ],
  );
});

describe('what a role is called', () => {
  prove(
    first(({ name }) => name),
    [
      ['its name', trusting([lets(ALICE)]), 'support'],
      [
        'its address, where the name is not to be shown',
        trusting([lets(ALICE)], { sensitive: ['name'] }),
        'role.support',
      ],
    ],
  );
});
