import type { Resource } from '../../model/index.js';
import { accountAssignment } from './account-assignment.js';
import { group } from './group.js';
import { groupPolicy, policy, rolePolicy, userPolicy } from './identity-policy.js';
import { oidcProvider, samlProvider } from './identity-provider.js';
import { managedPolicy } from './managed-policy.js';
import { permissionSet } from './permission-set.js';
import type { Reading } from './reading.js';
import { role } from './role.js';
import { user } from './user.js';

export type Reader = (reading: Reading) => Resource;

/** How each type of resource that matters becomes one of the model. */
export const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['AWS::IAM::Group', group],
  ['AWS::IAM::GroupPolicy', groupPolicy],
  ['AWS::IAM::ManagedPolicy', managedPolicy],
  ['AWS::IAM::OIDCProvider', oidcProvider],
  ['AWS::IAM::Policy', policy],
  ['AWS::IAM::Role', role],
  ['AWS::IAM::RolePolicy', rolePolicy],
  ['AWS::IAM::SAMLProvider', samlProvider],
  ['AWS::IAM::User', user],
  ['AWS::IAM::UserPolicy', userPolicy],
  ['AWS::SSO::Assignment', accountAssignment],
  ['AWS::SSO::PermissionSet', permissionSet],
]);
