import type { Reason } from '../../../model/index.js';
import type { Test } from '../../conditions/index.js';
import { because } from '../../reasons/index.js';
import { keyOf, type Meaning, presenceOf } from '../keys.js';
import type { TrustSetting } from '../setting.js';
import { settle } from '../settle.js';
import { bindAccount } from './bind-account.js';
import { bindArn } from './bind-arn.js';
import { bindExternalId, bindMark, bindUserId } from './bind-caller.js';
import {
  bindAddress,
  bindMfa,
  bindMfaAge,
  bindNetwork,
  bindResourceAccount,
  bindResourceOrganization,
  bindServiceFlag,
  bindServiceName,
} from './bind-context.js';
import { bindExclusion } from './bind-exclusion.js';
import { bindOrganization, bindOrganizationPath } from './bind-organization.js';
import { dead, noted, type Reach, type Step } from './reach.js';

type Binder = (reach: Reach, test: Test, setting: TrustSetting) => Step;

const chosen: Binder = (reach, test) => noted(reach, because('condition-chosen', test.key));
const unknownKey: Binder = (reach, test) => noted(reach, because('condition-key-unknown', test.key));
const presence: Binder = (reach, test) => noted(reach, because('condition-presence', test.key));
const denyList: Binder = (reach, test) => noted(reach, because('condition-deny-list', test.key));

/** What a list of values under a key is worth, by the meaning of the key. */
const BY_VALUES: Readonly<Record<Meaning, Binder>> = {
  arn: bindArn,
  account: bindAccount,
  'user-id': bindUserId,
  organization: bindOrganization,
  'organization-path': bindOrganizationPath,
  mark: bindMark,
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

/** What it is worth that the key is there at all. */
const BY_PRESENCE: Partial<Record<Meaning, Binder>> = {
  'mfa-age': bindMfaAge,
  'service-name': bindServiceName,
  organization: (reach, test) => noted(reach, because('organization-any', test.key)),
  'organization-path': (reach, test) => noted(reach, because('organization-any', test.key)),
};

/** What it is worth that none of the values is there. */
const BY_EXCLUSION: Partial<Record<Meaning, Binder>> = {
  arn: bindExclusion,
  account: bindExclusion,
  mfa: bindMfa,
  'mfa-age': bindMfaAge,
  'service-flag': bindServiceFlag,
  'service-name': bindServiceName,
};

/** The callers that are left once all tests hold, or the reasons why nobody is. */
export type Narrowed = { readonly reach: Reach } | { readonly dead: readonly Reason[] };

/** Narrows the callers of a principal by tests that must all hold. */
export function narrow(start: Reach, tests: readonly Test[], setting: TrustSetting): Narrowed {
  const { binding, notes, dead: closed } = settle(tests, (name) => presenceOf(name, 'aws'));
  if (closed.length > 0) return { dead: closed };
  let reach: Reach = { ...start, reasons: [...start.reasons, ...notes] };
  for (const test of binding) {
    const step = bind(reach, test, setting);
    if ('dead' in step) return { dead: [step.dead] };
    reach = step.reach;
  }
  return { reach };
}

function bind(reach: Reach, test: Test, setting: TrustSetting): Step {
  const { meaning } = keyOf(test.name);
  if (test.whenPresent === 'any') return (BY_PRESENCE[meaning] ?? presence)(reach, test, setting);
  if (test.whenPresent === 'out') return (BY_EXCLUSION[meaning] ?? denyList)(reach, test, setting);
  if (test.values.length === 0) return dead(because('condition-matches-none', test.key));
  return BY_VALUES[meaning](reach, test, setting);
}
