import fc from 'fast-check';
import type { Request } from './admits.js';

/** The account of the role, one that policies name, and one that no policy ever names. */
export const OWN = '111122223333';
export const OTHER = '444455556666';
export const STRANGER = '999988887777';
export const ORGANIZATION = 'o-a1b2c3d4e5';
const STRANGE_ORGANIZATION = 'o-zzzzzzzzzz';
/** A name that no policy ever gives, made of letters that no generated pattern holds. */
export const NOBODY = 'qzqz';

interface Entity {
  readonly resource: string;
  readonly id: string;
  readonly session?: string;
}

const entities: readonly Entity[] = [
  { resource: 'user/alice', id: 'AIDAALICEALICEALICE12' },
  { resource: 'user/ir/bob', id: 'AIDABOBBOBBOBBOBBOB12' },
  { resource: 'role/IR', id: 'AROAIRIRIRIRIRIRIRI12', session: 'alice' },
  { resource: 'role/team/Support', id: 'AROASUPPORTSUPPORTS12', session: 'bob' },
  { resource: `user/${NOBODY}`, id: 'AIDAQZQZQZQZQZQZQZQ12' },
  { resource: `role/${NOBODY}`, id: 'AROAQZQZQZQZQZQZQZQ12', session: NOBODY },
  {
    resource: 'role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Support_0a',
    id: 'AROASSOSSOSSOSSOSSO12',
    session: 'alice',
  },
  {
    resource: `role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_${NOBODY}`,
    id: 'AROASSQSSQSSQSSQSSQ12',
    session: NOBODY,
  },
  { resource: `role/${NOBODY}/${NOBODY}`, id: 'AROAZQZQZQZQZQZQZQZ12', session: 'alice' },
  // A path may hold colons, and so spell what a pattern looks for.
  { resource: `role/x:iam::${OWN}:role/IR/${NOBODY}`, id: 'AROACOLONCOLONCOLON12', session: NOBODY },
];

const maybe = <T>(...values: readonly T[]) => fc.constantFrom<T | undefined>(undefined, ...values);

/** A call by a user or role of any of the accounts, with whatever its request may carry. */
const awsRequest: fc.Arbitrary<Request> = fc
  .record({
    entity: fc.constantFrom(...entities),
    account: fc.constantFrom(OWN, OTHER, STRANGER),
    member: fc.boolean(),
    tag: maybe('ir', 'other'),
    externalId: maybe('Example987', 'zz'),
    mfa: maybe('true', 'false'),
    address: maybe('203.0.113.7', '198.51.100.1'),
    sessionName: fc.constantFrom('alice', NOBODY),
  })
  .map(({ entity, account, member, tag, externalId, mfa, address, sessionName }) => {
    const arn = `arn:aws:iam::${account}:${entity.resource}`;
    const name = entity.resource.split('/').at(-1) ?? '';
    const session =
      entity.session === undefined ? [] : [`arn:aws:sts::${account}:assumed-role/${name}/${entity.session}`];
    const organization = account === STRANGER ? STRANGE_ORGANIZATION : ORGANIZATION;
    return {
      action: 'sts:AssumeRole',
      kind: 'aws',
      names: [arn, ...session],
      account,
      keys: carried({
        'aws:principalarn': arn,
        'aws:principalaccount': account,
        'aws:userid': entity.session === undefined ? entity.id : `${entity.id}:${entity.session}`,
        'aws:username': entity.session === undefined ? name : undefined,
        'aws:principalorgid': member ? organization : undefined,
        'aws:principalorgpaths': member ? `${organization}/r-ab12/ou-ab12-11111111/` : undefined,
        'aws:principaltag/team': tag,
        'aws:principalisawsservice': 'false',
        'aws:resourceaccount': OWN,
        'aws:resourceorgid': ORGANIZATION,
        'aws:resourcetag/team': 'ir',
        'sts:externalid': externalId,
        'sts:rolesessionname': sessionName,
        'aws:multifactorauthpresent': mfa,
        'aws:multifactorauthage': mfa === 'true' ? '60' : undefined,
        'aws:sourceip': address,
        'aws:requestedregion': 'eu-west-1',
      }),
    };
  });

const serviceRequest: fc.Arbitrary<Request> = fc
  .record({ source: maybe(OWN, STRANGER), externalId: maybe('Example987') })
  .map(({ source, externalId }) => ({
    action: 'sts:AssumeRole',
    kind: 'service',
    names: ['ssm-incidents.amazonaws.com'],
    keys: carried({
      'sts:externalid': externalId,
      'aws:principalisawsservice': 'true',
      'aws:principalservicename': 'ssm-incidents.amazonaws.com',
      'aws:sourceaccount': source,
      'aws:resourceaccount': OWN,
    }),
  }));

export const SAML_PROVIDER = `arn:aws:iam::${OWN}:saml-provider/Corp`;

const samlRequest: fc.Arbitrary<Request> = fc.constantFrom('alice', NOBODY).map((subject) => ({
  action: 'sts:AssumeRoleWithSAML',
  kind: 'federated',
  names: [SAML_PROVIDER],
  keys: carried({
    'saml:aud': 'https://signin.aws.amazon.com/saml',
    'saml:sub': subject,
    'aws:principalisawsservice': 'false',
    'aws:resourceaccount': OWN,
  }),
}));

export const GITHUB = 'token.actions.githubusercontent.com';
export const GITHUB_PROVIDER = `arn:aws:iam::${OWN}:oidc-provider/${GITHUB}`;
export const SUBJECTS = [
  'repo:acme/app:ref:refs/heads/main',
  'repo:acme/app:pull_request',
  'repo:acme/web:ref:refs/heads/main',
];
export const STRANGE_SUBJECTS = [
  'repo:evil/app:ref:refs/heads/main',
  'repo:acmee/app:environment:prod',
  'environment:prod:repo:evil/app',
];

const githubRequest: fc.Arbitrary<Request> = fc
  .record({ sub: fc.constantFrom(...SUBJECTS, ...STRANGE_SUBJECTS), environment: maybe('prod') })
  .map(({ sub, environment }) => ({
    action: 'sts:AssumeRoleWithWebIdentity',
    kind: 'federated',
    names: [GITHUB_PROVIDER],
    keys: carried({
      [`${GITHUB}:aud`]: 'sts.amazonaws.com',
      [`${GITHUB}:sub`]: sub,
      [`${GITHUB}:environment`]: environment,
      'aws:principalisawsservice': 'false',
      'aws:resourceaccount': OWN,
    }),
  }));

/** An issuer whose URL ends in a slash, and whose subjects are people. */
export const ENTRA = 'sts.windows.net/6c4b0e3e-1111-2222-3333-444444444444/';
export const ENTRA_PROVIDER = `arn:aws:iam::${OWN}:oidc-provider/${ENTRA}`;

const entraRequest: fc.Arbitrary<Request> = fc
  .record({ sub: fc.constantFrom('oid-alice', NOBODY), roles: maybe('ir') })
  .map(({ sub, roles }) => ({
    action: 'sts:AssumeRoleWithWebIdentity',
    kind: 'federated',
    names: [ENTRA_PROVIDER],
    keys: carried({
      [`${ENTRA}:aud`]: 'api://aws',
      [`${ENTRA}:sub`]: sub,
      [`${ENTRA}:roles`]: roles,
      'aws:principalisawsservice': 'false',
      'aws:resourceaccount': OWN,
    }),
  }));

function carried(keys: Readonly<Record<string, string | undefined>>): Request['keys'] {
  return Object.fromEntries(
    Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])),
  );
}

/** Any call at all, most of them by AWS principals. */
export const anyRequest: fc.Arbitrary<Request> = fc.oneof(
  { weight: 8, arbitrary: awsRequest },
  { weight: 1, arbitrary: serviceRequest },
  { weight: 1, arbitrary: samlRequest },
  { weight: 2, arbitrary: githubRequest },
  { weight: 1, arbitrary: entraRequest },
);
