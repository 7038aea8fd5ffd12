import type { User } from '../../model/index.js';
import { base } from './base.js';
import { identityValues } from './identity-values.js';
import type { Reading } from './reading.js';

/** AWS::IAM::User. */
export function user(reading: Reading): User {
  return {
    kind: 'user',
    ...base(reading),
    ...identityValues(reading),
  };
}
