import type { Group } from '../../model/index.js';
import { base } from './base.js';
import { identityValues } from './identity-values.js';
import type { Reading } from './reading.js';

/** AWS::IAM::Group. */
export function group(reading: Reading): Group {
  return {
    kind: 'group',
    ...base(reading),
    ...identityValues(reading),
  };
}
