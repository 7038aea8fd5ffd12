import { analyzeTrust } from '../iam/index.js';
import {
  type Exists,
  firstUnknown,
  isSymbolic,
  isUnknown,
  type Role,
  type RoleFact,
  type Route,
  type Trust,
  type Unknown,
} from '../model/index.js';
import { abilitiesOf } from './abilities.js';
import { type Access, accessBy } from './access.js';
import { type Identity, type Landscape, linksTo } from './landscape.js';
import { trustFacts } from './trust-facts.js';

/** The facts of every role that gives support access, or may. */
export function roleFacts(landscape: Landscape): RoleFact[] {
  return landscape.identities
    .filter((identity) => identity.kind === 'role')
    .flatMap((role) => {
      const access = accessOf(landscape, role);
      return access.answer === 'no' ? [] : [roleFact(landscape, role, access)];
    });
}

/** Whether an identity gives support access once everything is deployed: it must be there itself. */
export function accessOf(landscape: Landscape, identity: Identity): Access {
  const access = accessBy(linksTo(landscape, identity));
  if (access.answer === 'no') return access;
  return asFarAsItExists(isUnknown(identity.account) ? elsewhere(access, identity.account) : access, identity.exists);
}

/** A provider whose account cannot be told may deploy into another one. */
function elsewhere(access: Access, account: Unknown): Access {
  return {
    ...access,
    answer: 'unknown',
    because: `It cannot be told which account the role goes to: ${account.$unknown}.`,
  };
}

function asFarAsItExists(access: Access, exists: Exists): Access {
  if (exists.answer === 'yes') return access;
  if (exists.answer === 'no') return { answer: 'no', via: [] };
  return { ...access, answer: 'unknown', because: `It cannot be told whether the role will exist: ${exists.because}.` };
}

/** A role and what is known of its access, with its trust analysed. */
export function roleFact(landscape: Landscape, role: Role, access: Access): RoleFact {
  const trust = trustOf(landscape, role, access.via);
  const { maxSessionDuration: seconds } = role;
  const parameter =
    access.parameter ?? (trust.verdict === 'unknown' ? firstUnknown(role.trust)?.$parameter : undefined);
  return {
    kind: 'role',
    place: role.place,
    name: shownName(role),
    change: role.change,
    supportAccess: access.answer,
    ...(access.because === undefined ? {} : { because: access.because }),
    via: access.via,
    ...(parameter && { parameter }),
    ...(role.judged ?? trustFacts(role, trust)),
    ...abilitiesOf(landscape, role),
    ...(typeof seconds === 'number' ? { maxSessionDuration: seconds } : {}),
    ...(role.sensitive?.includes('maxSessionDuration') ? { hidden: ['maxSessionDuration'] } : {}),
  };
}

/** Who can assume a role that has the policy by some routes. It is judged whether or not it may be shown. */
export function trustOf(landscape: Landscape, role: Role, via: readonly Route[]): Trust {
  return analyzeTrust(role.trust, { ...landscape.trustSettingOf(role), ...partitionOf(via) });
}

/** The partition that is deployed to, where the policy that is attached spells it: no principal of another one comes in. */
function partitionOf(via: readonly Route[]): { readonly partition?: string } {
  const [, partition = ''] = via[0]?.policy.split(':') ?? [];
  return partition === '' || isSymbolic(partition) ? {} : { partition };
}

/** What a role is called in reports: its address where its name is not known, or not to be shown. */
function shownName({ name, place, sensitive }: Role): string {
  return typeof name === 'string' && !sensitive?.includes('name') ? name : (place.address ?? '');
}
