import type { AccountAssignment } from '../../model/index.js';
import { base } from './base.js';
import type { Reading } from './reading.js';

/** AWS::SSO::Assignment. */
export function accountAssignment(reading: Reading): AccountAssignment {
  return {
    kind: 'account-assignment',
    ...base(reading),
    permissionSet: reading.text('PermissionSetArn'),
    principalType: reading.text('PrincipalType'),
    principalId: reading.text('PrincipalId'),
    target: reading.text('TargetId'),
  };
}
