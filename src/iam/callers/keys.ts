/** By which way a caller comes: each has request keys of its own. */
export type CallerKind = 'aws' | 'service' | 'saml' | 'oidc';

/** Whether requests carry a key. */
export type Presence = 'always' | 'sometimes' | 'never';

/** What a condition key says of the caller. */
export type Meaning =
  | 'arn'
  | 'account'
  | 'user-id'
  | 'organization'
  | 'organization-path'
  | 'mark'
  | 'user-name'
  | 'external-id'
  | 'mfa'
  | 'mfa-age'
  | 'address'
  | 'network'
  | 'source'
  | 'service-flag'
  | 'service-name'
  | 'resource-account'
  | 'resource-organization'
  | 'source-identity'
  | 'saml'
  | 'chosen'
  | 'unknown';

interface Key {
  readonly meaning: Meaning;
  /**
   * Whether it holds several values, which only a set operator compares (reference_policies_multi-value-conditions).
   */
  readonly multivalued?: true;
  /** `sometimes` where nothing is said. */
  readonly presence: Readonly<Partial<Record<CallerKind, Presence>>>;
}

const NOBODY_ELSE = { service: 'never', saml: 'never', oidc: 'never' } as const;
const EVERYBODY = { aws: 'always', service: 'always', saml: 'always', oidc: 'always' } as const;
const SERVICES = { aws: 'never', saml: 'never', oidc: 'never' } as const;
const identity = { aws: 'always', ...NOBODY_ELSE } as const;
const membership = { aws: 'sometimes', ...NOBODY_ELSE } as const;

/** IAM User Guide: reference_policies_condition-keys, reference_policies_iam-condition-keys. */
const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>(
  Object.entries({
    'aws:principalarn': { meaning: 'arn', presence: identity },
    'aws:principalaccount': { meaning: 'account', presence: identity },
    'aws:userid': { meaning: 'user-id', presence: identity },
    'aws:principalorgid': { meaning: 'organization', presence: membership },
    'aws:principalorgpaths': { meaning: 'organization-path', multivalued: true, presence: membership },
    'aws:username': { meaning: 'user-name', presence: membership },
    // Services send one as well: Cognito for the text messages of a user pool.
    'sts:externalid': { meaning: 'external-id', presence: { saml: 'never', oidc: 'never' } },
    'aws:multifactorauthpresent': { meaning: 'mfa', presence: membership },
    'aws:multifactorauthage': { meaning: 'mfa-age', presence: membership },
    'aws:sourceip': { meaning: 'address', presence: {} },
    'aws:vpcsourceip': { meaning: 'network', presence: {} },
    'aws:sourcevpc': { meaning: 'network', presence: {} },
    'aws:sourcevpce': { meaning: 'network', presence: {} },
    'aws:sourcevpcarn': { meaning: 'network', presence: {} },
    'aws:sourceaccount': { meaning: 'source', presence: SERVICES },
    'aws:sourcearn': { meaning: 'source', presence: SERVICES },
    'aws:sourceorgid': { meaning: 'source', presence: SERVICES },
    'aws:sourceorgpaths': { meaning: 'source', multivalued: true, presence: SERVICES },
    'aws:principalisawsservice': { meaning: 'service-flag', presence: EVERYBODY },
    'aws:principalservicename': {
      meaning: 'service-name',
      presence: { service: 'always', saml: 'never', oidc: 'never' },
    },
    'aws:principalservicenameslist': {
      meaning: 'service-name',
      multivalued: true,
      presence: { service: 'always', saml: 'never', oidc: 'never' },
    },
    'aws:resourceaccount': { meaning: 'resource-account', presence: EVERYBODY },
    'aws:resourceorgid': { meaning: 'resource-organization', presence: {} },
    'sts:sourceidentity': { meaning: 'source-identity', presence: {} },
    'sts:rolesessionname': { meaning: 'chosen', presence: {} },
    'sts:durationseconds': { meaning: 'chosen', presence: {} },
    'sts:transitivetagkeys': { meaning: 'chosen', multivalued: true, presence: {} },
    'aws:sourceidentity': { meaning: 'chosen', presence: {} },
    'aws:tagkeys': { meaning: 'chosen', multivalued: true, presence: {} },
    'aws:calledvia': { meaning: 'chosen', multivalued: true, presence: {} },
    'aws:resourceorgpaths': { meaning: 'chosen', multivalued: true, presence: {} },
    'aws:useragent': { meaning: 'chosen', presence: {} },
    'aws:referer': { meaning: 'chosen', presence: {} },
    'aws:requestedregion': { meaning: 'chosen', presence: {} },
    'aws:currenttime': { meaning: 'chosen', presence: {} },
    'aws:epochtime': { meaning: 'chosen', presence: {} },
    'aws:tokenissuetime': { meaning: 'chosen', presence: {} },
    'aws:securetransport': { meaning: 'chosen', presence: {} },
    'aws:principaltype': { meaning: 'chosen', presence: {} },
  } satisfies Readonly<Record<string, Key>>),
);

const FAMILIES: readonly (readonly [prefix: string, key: Key])[] = [
  ['aws:principaltag/', { meaning: 'mark', presence: {} }],
  ['aws:requesttag/', { meaning: 'chosen', presence: {} }],
  ['saml:', { meaning: 'saml', presence: { service: 'never', oidc: 'never' } }],
];

const UNKNOWN: Key = { meaning: 'unknown', presence: {} };

/**
 * What is known of a condition key, named in lower case. A key that nobody knows is never praised and closes nothing.
 */
export function keyOf(name: string): Key {
  return KEYS.get(name) ?? FAMILIES.find(([prefix]) => name.startsWith(prefix))?.[1] ?? UNKNOWN;
}

/** Attributes of an assertion, and the claim of a token, that are lists (reference_policies_iam-condition-keys). */
const LISTS =
  /^saml:(?:commonname|cn|eduperson(?:affiliation|assurance|entitlement|nickname|orgunitdn|scopedaffiliation|targetedid)|givenname|mail|name|organizationstatus|primarygroupsid|surname|uid|x500uniqueidentifier)$|:amr$/;

/** Whether the key holds several values. */
export function isMultivalued(name: string): boolean {
  return keyOf(name).multivalued === true || LISTS.test(name);
}

/** Whether one value of the key leaves room for another: so do claims that issuers make lists of, as well. */
export function mayHoldSeveral(name: string): boolean {
  return isMultivalued(name) || /:(?:groups|roles)$/.test(name);
}

/** Whether requests of such callers carry the key. */
export function presenceOf(name: string, caller: CallerKind): Presence {
  return keyOf(name).presence[caller] ?? 'sometimes';
}
