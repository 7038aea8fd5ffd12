import type { Reason } from '../../model/index.js';
import { because } from '../reasons/index.js';
import type { Deny } from './deny.js';
import { cannotTell, type Judgement } from './judgement.js';
import type { TrustStatement } from './statement.js';

/**
 * What cannot be told widens the answer. A grant that lets nobody or only a service in stays so. An unknown condition
 * turns no pass, for it can only keep out; an unknown Deny can, and turns a failure only where it may narrow it.
 */
export function withDoubts(judgement: Judgement, { conditions }: TrustStatement, denies: readonly Deny[]): Judgement {
  const doubts = doubtsOf(conditions, denies);
  if (doubts.length === 0) return judgement;
  const stays = denies.some((deny) => deny.conditional) ? [] : denies.length > 0 ? ['fail'] : ['pass'];
  const settled = ['none', 'service'].includes(judgement.class) || stays.includes(judgement.verdict);
  return settled
    ? { ...judgement, reasons: [...judgement.reasons, ...doubts] }
    : cannotTell(...doubts, ...judgement.reasons);
}

function doubtsOf({ unknown }: TrustStatement['conditions'], denies: readonly Deny[]): Reason[] {
  return [
    ...unknown.map((part) => because('condition-unknown', part.$unknown)),
    ...(denies.length > 0 ? [because('deny-unknown')] : []),
  ];
}
