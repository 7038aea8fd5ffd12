import { type ArgsOf, type Reason, say } from '../../model/index.js';
import { conditionReasons } from './conditions.js';
import { federationReasons } from './federation.js';
import { policyReasons } from './policy.js';
import { principalReasons } from './principals.js';

export { changes } from './changes.js';

/**
 * Every reason that the trust analysis gives: how it is said, and what it stands on (a page of the IAM User Guide,
 * docs.aws.amazon.com/IAM/latest/UserGuide, unless it says otherwise). Codes are stable; sentences may be improved.
 */
export const catalogue = {
  ...policyReasons,
  ...principalReasons,
  ...conditionReasons,
  ...federationReasons,
} as const;

type Catalogue = typeof catalogue;

export type ReasonCode = keyof Catalogue;

/** An entry of the catalogue with its words filled in. */
export function because<Code extends ReasonCode>(code: Code, ...args: Parameters<Catalogue[Code]['message']>): Reason {
  return say(catalogue, code, (args[0] ?? {}) as ArgsOf<Catalogue[Code]>);
}
