import type { IdentityPolicy, Targets, Value } from '../../model/index.js';
import { base } from './base.js';
import { documentAt } from './policy-document.js';
import type { Reading } from './reading.js';
import { targets } from './targets.js';

/** AWS::IAM::Policy: one inline policy, written into every identity that it lists. */
export function policy(reading: Reading): IdentityPolicy {
  return inline(reading, targets(reading));
}

/** AWS::IAM::RolePolicy. */
export function rolePolicy(reading: Reading): IdentityPolicy {
  return inline(reading, { ...nothing, roles: single(reading.text('RoleName')) });
}

/** AWS::IAM::UserPolicy. */
export function userPolicy(reading: Reading): IdentityPolicy {
  return inline(reading, { ...nothing, users: single(reading.text('UserName')) });
}

/** AWS::IAM::GroupPolicy. */
export function groupPolicy(reading: Reading): IdentityPolicy {
  return inline(reading, { ...nothing, groups: single(reading.text('GroupName')) });
}

const nothing: Targets = { roles: undefined, users: undefined, groups: undefined };

function single(name: Value<string>): Value<readonly Value<string>[]> {
  return name === undefined ? undefined : [name];
}

function inline(reading: Reading, attached: Targets): IdentityPolicy {
  return {
    kind: 'identity-policy',
    ...base(reading),
    ...attached,
    name: reading.text('PolicyName'),
    document: documentAt(reading, 'PolicyDocument'),
  };
}
