import fc from 'fast-check';
import type { Policy, Statement } from './admits.js';
import { ENTRA, ENTRA_PROVIDER, GITHUB, GITHUB_PROVIDER, ORGANIZATION, OTHER, OWN, SAML_PROVIDER } from './world.js';

const principals: readonly Statement['Principal'][] = [
  { AWS: '*' },
  { AWS: `arn:aws:iam::${OWN}:root` },
  { AWS: OTHER },
  { AWS: `arn:aws:iam::${OWN}:user/alice` },
  { AWS: `arn:aws:iam::${OTHER}:user/ir/bob` },
  { AWS: `arn:aws:iam::${OWN}:role/IR` },
  { AWS: `arn:aws:iam::${OTHER}:role/team/Support` },
  { AWS: `arn:aws:sts::${OWN}:assumed-role/IR/alice` },
  { AWS: [`arn:aws:iam::${OWN}:user/alice`, `arn:aws:iam::${OTHER}:role/team/Support`] },
  { AWS: [OWN, `arn:aws:iam::${OTHER}:role/IR`] },
  { AWS: `arn:aws:iam::${OWN}:role/IR`, Service: 'ssm-incidents.amazonaws.com' },
  { Service: 'ssm-incidents.amazonaws.com' },
  { Federated: SAML_PROVIDER },
  { Federated: GITHUB_PROVIDER },
  { Federated: ENTRA_PROVIDER },
];

/** Keys, each with values that some caller has, that none has, and that are traps. */
const values: Readonly<Record<string, readonly string[]>> = {
  'aws:PrincipalArn': [
    `arn:aws:iam::${OWN}:user/alice`,
    `arn:aws:iam::${OTHER}:role/team/Support`,
    `arn:aws:iam::${OWN}:role/IR`,
    `arn:aws:iam::${OWN}:role/I*`,
    `arn:aws:iam::*:role/IR`,
    `arn:*:iam::${OWN}:role/IR*`,
    `*:role/IR`,
    `arn:aws:iam::${OWN}:*`,
    `arn:aws:iam::${OTHER}:role/*`,
    `arn:aws:iam::${OWN}:r*`,
    `arn:aws:iam::${OWN}:*/?*`,
    `arn:aws:iam::${OWN}:*o*e/*?`,
    `arn:aws:iam::${OWN}:root`,
    `ARN:AWS:IAM::${OWN}:ROLE/IR`,
    `arn:aws:iam::${OWN}:role/aws-reserved/sso.amazonaws.com/*`,
    `arn:aws:iam::${OWN}:role/aws-reserved/sso.amazonaws.com/eu-*/AWSReservedSSO_*`,
    `arn:aws:iam::${OWN}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Support_*`,
    `arn:aws:iam::${OWN}:*AWSReservedSSO_*`,
    `arn:aws:iam::${OWN}:role/aws-service-role/*`,
    `arn:aws:sts::${OWN}:assumed-role/IR/*`,
    `arn:aws:iam::1111*:role/team/Support`,
    `arn:aws:iam::11112222333?:user/alice`,
    `arn:aws:iam::\${aws:PrincipalAccount}:role/IR`,
    `arn:aws:iam::${OWN}:user/\${aws:username}`,
    `arn:aws:iam::${OTHER}:role/\${aws:PrincipalTag/team}/*`,
    '*',
    '?',
    'arn:*',
  ],
  'aws:PrincipalAccount': [
    OWN,
    OTHER,
    '1111*',
    '*',
    '??????????',
    '4444555566??',
    '${aws:ResourceAccount}',
    '${aws:PrincipalAccount}',
  ],
  'aws:userid': [
    'AIDAALICEALICEALICE12',
    'AROAIRIRIRIRIRIRIRI12:*',
    'AROAIRIRIRIRIRIRIRI12',
    'aidaalicealicealice12',
    '*:alice',
    'AROA*',
    'A*',
    '*',
  ],
  'aws:username': ['alice', 'al*', '*', '${aws:username}', '??*'],
  'aws:PrincipalOrgID': [
    ORGANIZATION,
    ORGANIZATION.toUpperCase(),
    'o-*',
    '*',
    '${aws:ResourceOrgID}',
    '${aws:PrincipalOrgID}',
    'o-a1b2c3d4e?',
  ],
  'aws:PrincipalOrgPaths': [`${ORGANIZATION}/*`, `${ORGANIZATION}/r-ab12/ou-ab12-11111111/`, 'o-*/r-ab12/*', '*'],
  'aws:PrincipalTag/team': [
    'ir',
    'IR',
    '${aws:ResourceTag/team}',
    '${aws:ResourceTag/none}',
    'i*',
    '*',
    '${aws:PrincipalTag/team}',
    '??',
  ],
  'sts:ExternalId': ['Example987', '*', 'x', '', 'Ex*'],
  'aws:MultiFactorAuthPresent': ['true', 'false'],
  'aws:SourceAccount': [OWN],
  'aws:PrincipalIsAWSService': ['true', 'false'],
  'aws:ResourceAccount': ['${aws:PrincipalAccount}', OWN, '*'],
  'aws:ResourceOrgID': ['${aws:PrincipalOrgID}', ORGANIZATION],
  'sts:RoleSessionName': ['alice', '${aws:username}', '*'],
  'SAML:aud': ['https://signin.aws.amazon.com/saml', 'https://*.amazon.com/saml', 'urn:amazon:webservices', '*'],
  'SAML:sub': ['alice', '*'],
  [`${GITHUB}:sub`]: [
    'repo:acme/app:ref:refs/heads/main',
    'repo:acme/app:*',
    'repo:acme/*',
    'repo:acme*',
    'repo:*',
    '*',
    '*:ref:refs/heads/main',
    'environment:prod:*',
    '?',
  ],
  [`${GITHUB}:aud`]: ['sts.amazonaws.com', '*'],
  [`${GITHUB}:environment`]: ['prod', '*'],
  [`${ENTRA}:aud`]: ['api://aws', '*'],
  [`${ENTRA}:sub`]: ['oid-alice', 'OID-ALICE', 'oid-*', '*'],
  [`${ENTRA}:roles`]: ['ir'],
  [`${ENTRA.slice(0, -1)}:sub`]: ['oid-alice'],
};

const texts = [
  'StringEquals',
  'StringLike',
  'StringEqualsIgnoreCase',
  'StringNotEquals',
  'StringNotEqualsIgnoreCase',
  'StringNotLike',
];
const arns = [...texts, 'ArnLike', 'ArnEquals', 'ArnNotLike', 'ArnNotEquals'];
const flags = ['Bool', 'StringEquals', 'StringNotEquals'];

function operatorsFor(key: string): readonly string[] {
  if (key === 'aws:PrincipalArn') return arns;
  return key === 'aws:MultiFactorAuthPresent' || key === 'aws:PrincipalIsAWSService' ? flags : texts;
}

type Entry = readonly [operator: string, key: string, values: readonly string[]];

/** The keys that decide most of AWS callers are drawn most. */
const awsKey = fc.oneof(
  { weight: 2, arbitrary: fc.constant('aws:PrincipalArn') },
  { weight: 1, arbitrary: fc.constantFrom('aws:PrincipalAccount', 'aws:PrincipalOrgID') },
  { weight: 3, arbitrary: fc.constantFrom(...Object.keys(values)) },
);

const githubKey = fc.oneof(
  { weight: 5, arbitrary: fc.constant(`${GITHUB}:sub`) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(values)) },
);

const entraKey = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(`${ENTRA}:aud`, `${ENTRA}:sub`) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(values)) },
);

function valuesEntry(key: string): fc.Arbitrary<Entry> {
  return fc
    .tuple(
      fc.constantFrom('', '', '', '', 'ForAnyValue:', 'ForAllValues:'),
      fc.constantFrom(...operatorsFor(key)),
      fc.constantFrom('', '', '', 'IfExists'),
      fc.uniqueArray(fc.constantFrom(...(values[key] ?? [])), { minLength: 1, maxLength: 3 }),
    )
    .map(([prefix, operator, suffix, listed]) => [`${prefix}${operator}${suffix}`, key, listed]);
}

const otherEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...Object.keys(values)), fc.constantFrom('true', 'false'))
    .map(([key, flag]): Entry => ['Null', key, [flag]]),
  fc
    .tuple(fc.constantFrom('IpAddress', 'NotIpAddress'), fc.constantFrom('203.0.113.0/24', '0.0.0.0/0', '10.0.0.0/8'))
    .map(([operator, range]): Entry => [operator, 'aws:SourceIp', [range]]),
  fc.constantFrom<Entry>(['NumericLessThan', 'aws:MultiFactorAuthAge', ['3600']]),
);

function conditions(someKey: fc.Arbitrary<string>): fc.Arbitrary<NonNullable<Statement['Condition']>> {
  const entry = fc.oneof({ weight: 6, arbitrary: someKey.chain(valuesEntry) }, { weight: 1, arbitrary: otherEntry });
  return fc.array(entry, { maxLength: 3 }).map((entries) => {
    const block: Record<string, Record<string, readonly string[]>> = {};
    for (const [operator, key, listed] of entries) block[operator] = { ...block[operator], [key]: listed };
    return block;
  });
}

const actions = fc.constantFrom<Statement['Action']>(
  ...Array<string>(6).fill('sts:AssumeRole'),
  'sts:*',
  'sts:Assume*',
  'sts:TagSession',
  'sts:AssumeRoleWithSAML',
  ['sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML'],
);

function statements(some: readonly Statement['Principal'][], someKey: fc.Arbitrary<string>): fc.Arbitrary<Statement> {
  return fc
    .record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      Principal: fc.constantFrom(...some),
      Action: actions,
      Condition: conditions(someKey),
    })
    .map((one) => ({ ...one, Action: actionFor(one.Principal, one.Action) }));
}

const statement = fc.oneof(
  { weight: 4, arbitrary: statements([{ AWS: '*' }, ...principals], awsKey) },
  { weight: 1, arbitrary: statements([{ Federated: GITHUB_PROVIDER }], githubKey) },
  { weight: 1, arbitrary: statements([{ Federated: ENTRA_PROVIDER }], entraKey) },
);

/** Most statements allow the action that fits their principal, or they would let nobody in. */
function actionFor(principal: Statement['Principal'], drawn: Statement['Action']): Statement['Action'] {
  if (drawn !== 'sts:AssumeRole' || principal.Federated === undefined) return drawn;
  return principal.Federated === SAML_PROVIDER ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity';
}

/** Policies of one to three statements, full of traps. */
export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  Version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'),
  Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
});
