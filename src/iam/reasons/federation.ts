import type { With } from '../../model/index.js';

const saml = 'id_roles_create_for-idp_saml';
const oidc = 'id_roles_create_for-idp_oidc';
const secure = 'id_roles_providers_oidc_secure-by-default';
const claims = 'reference_policies_iam-condition-keys';

/** About SAML and OpenID Connect. */
export const federationReasons = {
  'saml-bound': {
    source: `${saml}; ${claims}`,
    message: () => 'Users whom the identity provider maps to the role may assume it: who they are is settled there.',
  },
  'saml-attribute': {
    source: claims,
    message: ({ key }: With<'key'>) => `${key} names the users who may assume the role.`,
  },
  'saml-unbound': {
    source: saml,
    message: () => 'Any assertion of the identity provider is taken, for whatever endpoint it was made: bind SAML:aud.',
  },
  'saml-no-endpoint': {
    source: `${claims}; id_roles_providers_create_saml_assertions`,
    message: ({ value }: With<'value'>) =>
      `Nobody can come in: SAML:aud holds the sign-in endpoint that an assertion is for, such as https://signin.aws.amazon.com/saml, and \`${value}\` is none.`,
  },
  'saml-transient': {
    source: claims,
    message: () => 'saml:sub cannot pin a user while saml:sub_type is transient: it differs at each sign-in.',
  },
  'saml-identity-center': {
    source: 'AWS IAM Identity Center User Guide: using-service-linked-roles, referencingpermissionsets',
    message: () =>
      'The provider belongs to Identity Center, which makes the roles for it itself: use a permission set instead.',
  },
  'provider-elsewhere': {
    source: saml,
    message: ({ account }: With<'account'>) =>
      `The identity provider is one of account ${account}, whose administrators control it.`,
  },
  'oidc-open': {
    source: `${secure}; ${oidc}`,
    message: ({ issuer, claim }: With<'issuer' | 'claim'>) =>
      `${issuer} issues tokens to all its customers, and nothing binds ${claim} to one of them: anyone with an account there may come in.`,
  },
  'oidc-refused': {
    source: secure,
    message: ({ issuer, claim }: With<'issuer' | 'claim'>) =>
      `IAM refuses new trust policies on ${issuer} that leave ${claim} open.`,
  },
  'oidc-unbound': {
    source: oidc,
    message: ({ issuer }: With<'issuer'>) =>
      `Nothing binds the tokens of ${issuer}: all that is checked is that its registered audiences fit.`,
  },
  'oidc-tenant': {
    source: oidc,
    message: ({ issuer }: With<'issuer'>) =>
      `Everyone of one customer, application or cluster of ${issuer} may come in: no subject is bound.`,
  },
  'oidc-workload': {
    source: `${oidc}; ${claims}`,
    message: ({ issuer }: With<'issuer'>) => `A pinned workload of ${issuer} may assume the role; it is no person.`,
  },
  'oidc-subject': {
    source: `${oidc}; ${claims}`,
    message: ({ issuer }: With<'issuer'>) => `Named subjects of ${issuer} may assume the role.`,
  },
  'oidc-issuer-declared': {
    source: oidc,
    message: ({ issuer }: With<'issuer'>) => `${issuer} is declared in trustedIssuers: its subjects are people.`,
  },
  'oidc-chosen-subject': {
    source: 'Unit 42: OIDC misconfigurations in CI/CD',
    message: ({ issuer }: With<'issuer'>) =>
      `The subject begins with something that everyone on ${issuer} chooses: an attacker names a branch, workflow or environment alike.`,
  },
  'oidc-impossible-subject': {
    source: 'GitHub documentation: OpenID Connect reference',
    message: ({ issuer }: With<'issuer'>) => `Nobody can come in: ${issuer} issues no token with such a subject.`,
  },
  'oidc-other-issuer': {
    source: claims,
    message: ({ key }: With<'key'>) =>
      `Nobody can come in: ${key} is a claim of another issuer (a slash at the end of its URL counts), and tokens of this one never carry it.`,
  },
  'oidc-pull-request': {
    source: 'GitHub documentation: OpenID Connect reference',
    message: () => 'The subject `:pull_request` is that of every pull request of the repository.',
  },
  'cognito-open': {
    source: oidc,
    message: () => 'Any identity pool of any account may come in: bind cognito-identity.amazonaws.com:aud to one pool.',
  },
  'cognito-guests': {
    source: oidc,
    message: () =>
      'Guests of the identity pool may come in: ask that cognito-identity.amazonaws.com:amr is `authenticated`.',
  },
  'cognito-users': {
    source: oidc,
    message: () => 'Everyone who is signed in through the identity pool may assume the role.',
  },
} as const;
