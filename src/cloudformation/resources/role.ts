import type { Role } from '../../model/index.js';
import { asFarAsTaken, base } from './base.js';
import { identityValues } from './identity-values.js';
import type { Reading } from './reading.js';
import { refusedName } from './role-name.js';
import { trustOf } from './trust.js';

/** AWS::IAM::Role, MaxSessionDuration. */
const DEFAULT_SESSION_SECONDS = 3600;

/** AWS::IAM::Role. */
export function role(reading: Reading): Role {
  const { path } = reading.stack.placeOf(reading.declaration);
  return {
    kind: 'role',
    ...asFarAsTaken(base(reading), refusedName(reading)),
    ...identityValues(reading),
    path: reading.text('Path') ?? '/',
    trust: trustOf(reading),
    trustPath: [...path, 'Properties', 'AssumeRolePolicyDocument'],
    permissionsBoundary: reading.text('PermissionsBoundary'),
    maxSessionDuration: reading.number('MaxSessionDuration') ?? DEFAULT_SESSION_SECONDS,
  };
}
