import { describe } from 'vitest';
import { type Resource, type ScopeFact, unknown } from '../../src/model/index.js';
import {
  ADMINISTRATOR,
  attach,
  inline,
  maybe,
  no,
  OWN,
  plan,
  policy,
  prove,
  READ_ONLY,
  role,
  SUPPORT,
  statement,
} from './build.js';

const later = unknown('it is known only after apply');
const denial = statement('Deny', 'support:*');
const support = (more: Parameters<typeof role>[1] = {}) => role('support', more);

/** Whether the first role can open cases and is wide, each with its reason. */
function abilities({ roles: [one] }: ScopeFact): string {
  return [one?.usable, one?.usableBecause, one?.wide, one?.wideBecause].filter((part) => part !== '').join(' ');
}

describe('a permissions boundary', () => {
  const bounded = (arn: string) => plan(support({ permissionsBoundary: arn }), attach('support'));
  const own = `arn:aws:iam::${OWN}:policy/limit`;

  prove(abilities, [
    ['none', [plan(support(), attach('support'))], 'yes no'],
    ['that allows everything', [bounded(ADMINISTRATOR)], 'yes no'],
    ['that allows support', [bounded(SUPPORT)], 'yes no'],
    [
      'that allows no support',
      [bounded(READ_ONLY)],
      `no Its permissions boundary \`${READ_ONLY}\` does not allow support cases. no`,
    ],
    [
      'of the customer, not declared',
      [bounded(own)],
      `unknown Its permissions boundary \`${own}\` cannot be told to allow support cases. no`,
    ],
    [
      'of the customer, that allows support',
      [bounded(own), plan(policy('limit', statement('Allow', 'support:*')))],
      'yes no',
    ],
    [
      'of the customer, that does not',
      [bounded(own), plan(policy('limit', statement('Allow', 's3:*')))],
      `no Its permissions boundary \`${own}\` does not allow support cases. no`,
    ],
    [
      'that cannot be told',
      [plan(support({ permissionsBoundary: later }), attach('support'))],
      'unknown Its permissions boundary cannot be told: it is known only after apply. no',
    ],
    [
      'that is sensitive',
      [plan(support({ permissionsBoundary: READ_ONLY, sensitive: ['permissionsBoundary'] }), attach('support'))],
      'no Its permissions boundary does not allow support cases. no',
    ],
  ]);
});

describe('a Deny', () => {
  const denied = (...by: Resource[]) => [plan(support(), attach('support'), ...by)];

  prove(abilities, [
    [
      'of an inline policy',
      [plan(support({ inlinePolicies: [{ name: 'x', document: denial }] }), attach('support'))],
      'no An inline policy of the role denies what support cases need. no',
    ],
    [
      'of an inline policy of its own',
      denied(inline(['support'], denial)),
      'no `inline` denies what support cases need. no',
    ],
    [
      'of an inline policy that names it in another case',
      denied(inline(['SUPPORT'], denial)),
      'unknown `inline` may deny what support cases need: it names the role in another case. no',
    ],
    [
      'of an inline policy of its own that is deleted, in another case',
      denied(inline(['SUPPORT'], denial, { exists: no })),
      'yes no',
    ],
    [
      'of a policy that an attachment brings to it in another case',
      denied(policy('limit', denial), attach('Support', `arn:aws:iam::${OWN}:policy/limit`)),
      'unknown `policy.limit` may deny what support cases need: it names the role in another case. no',
    ],
    ['of an inline policy of another role', denied(inline(['other'], denial)), 'yes no'],
    ['of an inline policy of its own that is deleted', denied(inline(['support'], denial, { exists: no })), 'yes no'],
    [
      'of one that may not be there',
      denied(inline(['support'], denial, { exists: maybe })),
      'unknown `inline` may deny what support cases need: parameter `Make` has no default. no',
    ],
    [
      'of a role that cannot be told',
      denied(inline([later], denial)),
      'unknown `inline` may deny what support cases need: which roles it goes to cannot be told. no',
    ],
    ['of a role that cannot be told, that is deleted', denied(inline([later], denial, { exists: no })), 'yes no'],
    ['of other actions', denied(inline(['support'], statement('Deny', 's3:*'))), 'yes no'],
    [
      'of an attached policy',
      denied(policy('limit', denial, { roles: ['support'] })),
      'no `policy.limit` denies what support cases need. no',
    ],
    [
      'of a policy that an attachment brings',
      denied(policy('limit', denial), attach('support', `arn:aws:iam::${OWN}:policy/limit`)),
      'no `policy.limit` denies what support cases need. no',
    ],
    [
      'of a policy that an attachment brings to a role that cannot be told',
      denied(policy('limit', denial), attach([later], `arn:aws:iam::${OWN}:policy/limit`)),
      'unknown `policy.limit` may deny what support cases need: which roles it goes to cannot be told. no',
    ],
    [
      'of a policy that a deleted attachment brings to a role that cannot be told',
      denied(policy('limit', denial), attach([later], `arn:aws:iam::${OWN}:policy/limit`, { exists: no })),
      'yes no',
    ],
    ['of a policy that nothing attaches', denied(policy('limit', denial)), 'yes no'],
    [
      'of a policy that cannot be read',
      [plan(support({ inlinePolicies: later }), attach('support'))],
      'unknown An inline policy of the role may deny what support cases need. unknown An inline policy of the role may allow far more than support cases.',
    ],
  ]);
});

describe('the support pages of the console', () => {
  const pages = ({ roles: [one] }: ScopeFact) =>
    [one?.usable, one?.console, one?.consoleBecause].filter((part) => part !== '').join(' ');
  const limit = `arn:aws:iam::${OWN}:policy/limit`;
  const bounded = (...actions: string[]) => [
    plan(
      support({ permissionsBoundary: limit }),
      attach('support'),
      policy('limit', { Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] }),
    ),
  ];
  const denied = (action: string) => [
    plan(support(), attach('support'), inline(['support'], statement('Deny', action))),
  ];

  prove(pages, [
    ['are open', [plan(support(), attach('support'))], 'yes yes'],
    ['within a boundary that allows them', bounded('support:*', 'support-console:*'), 'yes yes'],
    [
      'left out by a boundary',
      bounded('support:*'),
      `yes no Its permissions boundary \`${limit}\` does not allow the support pages of the console.`,
    ],
    [
      'left out by a boundary of AWS',
      [plan(support({ permissionsBoundary: 'arn:aws:iam::aws:policy/job-function/SupportUser' }), attach('support'))],
      'yes no Its permissions boundary `arn:aws:iam::aws:policy/job-function/SupportUser` does not allow the support pages of the console.',
    ],
    ['denied', denied('support-console:*'), 'yes no `inline` denies what the support pages of the console need.'],
    [
      'denied in part',
      denied('support-console:Get*'),
      'yes no `inline` denies what the support pages of the console need.',
    ],
    ['denied with cases', denied('support*'), 'no no `inline` denies what the support pages of the console need.'],
    [
      'denied with everything by a policy of AWS',
      [plan(support(), attach('support'), attach('support', 'arn:aws:iam::aws:policy/AWSDenyAll'))],
      'no no `arn:aws:iam::aws:policy/AWSDenyAll` denies what the support pages of the console need.',
    ],
    ['denied to another role', [plan(support(), attach('support'), inline(['x'], denial))], 'yes yes'],
  ]);
});

describe('far more than support cases', () => {
  const everything = statement('Allow', '*');

  prove(abilities, [
    [
      'by a policy of AWS',
      [plan(support(), attach('support'), attach('support', ADMINISTRATOR))],
      `yes yes \`${ADMINISTRATOR}\` allows far more than support cases.`,
    ],
    [
      'by a policy of AWS that may not be attached',
      [plan(support(), attach('support'), attach('support', ADMINISTRATOR, { exists: maybe }))],
      `yes unknown \`${ADMINISTRATOR}\` may allow far more than support cases.`,
    ],
    [
      'by a policy of AWS that lets one take any permission',
      [plan(support(), attach('support'), attach('support', 'arn:aws:iam::aws:policy/IAMFullAccess'))],
      'yes yes `arn:aws:iam::aws:policy/IAMFullAccess` allows far more than support cases.',
    ],
    [
      'by an inline policy that lets one take any role',
      [plan(support(), attach('support'), inline(['support'], statement('Allow', 'sts:AssumeRole')))],
      'yes yes `inline` allows far more than support cases.',
    ],
    [
      'by an inline policy',
      [plan(support(), attach('support'), inline(['support'], everything))],
      'yes yes `inline` allows far more than support cases.',
    ],
    [
      'by several, said once each',
      [plan(support({ managedPolicies: [SUPPORT, ADMINISTRATOR, ADMINISTRATOR] }), attach('support'))],
      `yes yes \`${ADMINISTRATOR}\` allows far more than support cases.`,
    ],
    ['not by another role', [plan(support(), attach('support'), inline(['other'], everything))], 'yes no'],
  ]);
});
