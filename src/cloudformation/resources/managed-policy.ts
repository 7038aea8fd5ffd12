import type { ManagedPolicy } from '../../model/index.js';
import { base } from './base.js';
import { documentAt } from './policy-document.js';
import type { Reading } from './reading.js';
import { targets } from './targets.js';

/** AWS::IAM::ManagedPolicy, attached by its own lists. */
export function managedPolicy(reading: Reading): ManagedPolicy {
  const identity = reading.stack.identityOf(reading.declaration.id);
  return {
    kind: 'managed-policy',
    ...base(reading),
    ...targets(reading),
    name: identity?.name,
    arn: identity?.arn,
    document: documentAt(reading, 'PolicyDocument'),
  };
}
