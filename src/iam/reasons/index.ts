import type { Reason } from '../../model/index.js';
import { actionReasons } from './actions.js';
import { conditionReasons } from './conditions.js';
import type { Entry } from './entry.js';
import { federationReasons } from './federation.js';
import { policyReasons } from './policy.js';
import { principalReasons } from './principals.js';
import { serviceReasons } from './services.js';

/** Every reason that the trust analysis gives. Codes are stable; sentences may be improved. */
export const catalogue = {
  ...policyReasons,
  ...principalReasons,
  ...actionReasons,
  ...conditionReasons,
  ...federationReasons,
  ...serviceReasons,
} as const satisfies Readonly<Record<string, Entry>>;

export type ReasonCode = keyof typeof catalogue;

/** An entry of the catalogue with its words filled in. */
export function because<Code extends ReasonCode>(
  code: Code,
  ...args: Parameters<(typeof catalogue)[Code]['message']>
): Reason {
  const entry: Entry = catalogue[code];
  return { code, message: entry.message(...args) };
}
