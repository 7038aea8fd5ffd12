import type { Reason } from '../../model/index.js';
import { sortTests } from '../callers/binding.js';
import { keyOf, type Meaning, type Presence, presenceOf } from '../callers/keys.js';
import type { TrustSetting } from '../callers/setting.js';
import type { Test } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { literalPrefix } from '../text/glob.js';
import { bindAccount, bindResourceAccount } from './bind-account.js';
import { bindArn } from './bind-arn.js';
import { bindExternalId, bindMark, bindUserId, bindUserName } from './bind-caller.js';
import { bindAddress, bindMfa, bindMfaAge, bindNetwork, bindServiceFlag, bindServiceName } from './bind-context.js';
import { bindExclusion } from './bind-exclusion.js';
import { bindOrganization, bindOrganizationPath, bindResourceOrganization } from './bind-organization.js';
import { type AwsCallers, dead, noted, type Step } from './callers.js';

type Binder = (callers: AwsCallers, test: Test, setting: TrustSetting) => Step;

const chosen: Binder = (callers, test) => noted(callers, because('condition-chosen', { key: test.key }));
const unknownKey: Binder = (callers, test) => noted(callers, because('condition-key-unknown', { key: test.key }));
const presence: Binder = (callers, test) => noted(callers, because('condition-presence', { key: test.key }));
const denyList: Binder = (callers, test) => noted(callers, because('condition-deny-list', { key: test.key }));

/** What a list of values under a key does to the callers, by the meaning of the key. */
const BY_VALUES: Readonly<Record<Meaning, Binder>> = {
  arn: bindArn,
  account: bindAccount,
  'user-id': bindUserId,
  organization: bindOrganization,
  'organization-path': bindOrganizationPath,
  mark: bindMark,
  'user-name': bindUserName,
  'external-id': bindExternalId,
  mfa: bindMfa,
  'mfa-age': bindMfaAge,
  address: bindAddress,
  network: bindNetwork,
  source: chosen,
  'service-flag': bindServiceFlag,
  'service-name': bindServiceName,
  'resource-account': bindResourceAccount,
  'resource-organization': bindResourceOrganization,
  'source-identity': chosen,
  saml: unknownKey,
  chosen,
  unknown: unknownKey,
};

/** What it does that the key is there at all. */
const BY_PRESENCE: Partial<Record<Meaning, Binder>> = {
  'mfa-age': bindMfaAge,
  'service-name': bindServiceName,
  organization: (callers, test) => noted(callers, because('organization-any', { key: test.key })),
  'organization-path': (callers, test) => noted(callers, because('organization-any', { key: test.key })),
};

/** What it does that none of the values is there. */
const BY_EXCLUSION: Partial<Record<Meaning, Binder>> = {
  arn: bindExclusion,
  account: bindExclusion,
  mfa: bindMfa,
  'mfa-age': bindMfaAge,
  'service-flag': bindServiceFlag,
  'service-name': bindServiceName,
};

/** The callers that are left once all tests hold, or the reasons why nobody is. */
export type Narrowed = { readonly callers: AwsCallers } | { readonly dead: readonly Reason[] };

/** Narrows the callers of a principal by tests that must all hold. */
export function narrow(start: AwsCallers, tests: readonly Test[], setting: TrustSetting): Narrowed {
  const { binding, notes, dead: closed } = sortTests(tests, (name) => presenceFor(start, name));
  if (closed.length > 0) return { dead: closed };
  let callers: AwsCallers = { ...start, reasons: [...start.reasons, ...notes] };
  for (const test of binding) {
    const step = bind(callers, test, setting);
    if ('dead' in step) return { dead: [step.dead] };
    callers = step.callers;
  }
  return { callers };
}

/** Whether requests of the callers carry a key: those of users always carry their name. */
function presenceFor({ resource }: AwsCallers, name: string): Presence {
  const areUsers = resource !== undefined && literalPrefix(resource).startsWith('user/');
  return areUsers && keyOf(name).meaning === 'user-name' ? 'always' : presenceOf(name, 'aws');
}

function bind(callers: AwsCallers, test: Test, setting: TrustSetting): Step {
  const { meaning } = keyOf(test.name);
  if (test.whenPresent === 'any') return (BY_PRESENCE[meaning] ?? presence)(callers, test, setting);
  if (test.whenPresent === 'out') return (BY_EXCLUSION[meaning] ?? denyList)(callers, test, setting);
  if (test.values.length === 0) return dead(because('condition-matches-none', { key: test.key }));
  return BY_VALUES[meaning](callers, test, setting);
}
