import type { Reason } from '../../model/index.js';
import { lacksSetOperator } from '../callers/binding.js';
import type { Judgement } from '../callers/judgement.js';
import type { TrustSetting } from '../callers/setting.js';
import type { Test } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { type Alternative, alternativesOf, alternativesWith, isManageable } from './alternatives.js';
import { type Caller, outcomeOf } from './caller.js';
import { type Deny, isAimedAt } from './deny.js';

/** What is left of a grant. */
export interface Remainder {
  /** One judgement for each group of callers that is left. */
  readonly alive: readonly Judgement[];
  /** Why the others came to nothing. */
  readonly dead: readonly Reason[];
  /** The Denies that took something away. */
  readonly effective: readonly Deny[];
  /** The Denies that cannot be told and may take more away. */
  readonly doubtful: readonly Deny[];
}

/** Judges a caller under the conditions of its Allow and everything that Deny statements leave of it. */
export function narrowByDenies(
  caller: Caller,
  tests: readonly Test[],
  denies: readonly Deny[],
  setting: TrustSetting,
): Remainder {
  const start: Remaining = { alternatives: alternativesOf(tests), dead: [], effective: [], doubtful: [] };
  const { alternatives, ...rest } = denies.reduce((left, deny) => subtract(left, deny, caller, setting), start);
  const judgements = alternatives.map((alternative) => outcomeOf(caller, alternative, setting).judgement);
  return {
    ...rest,
    alive: judgements.filter((judgement) => judgement.class !== 'none'),
    dead: [...rest.dead, ...judgements.filter((judgement) => judgement.class === 'none').flatMap((one) => one.reasons)],
  };
}

interface Remaining extends Omit<Remainder, 'alive'> {
  readonly alternatives: readonly Alternative[];
}

/** Takes one Deny away. One that would lead to too many alternatives is not counted. */
function subtract(left: Remaining, deny: Deny, caller: Caller, setting: TrustSetting): Remaining {
  const aims = left.alternatives.map((alternative) => ({
    alternative,
    aimed: aimOf(deny, alternative, caller, setting),
  }));
  const open = aims.some(({ aimed }) => aimed === 'unknown');
  const doubtful = open ? [...left.doubtful, deny] : left.doubtful;
  const alternatives = aims.flatMap(({ alternative, aimed }) =>
    aimed === 'yes' ? alternativesWith(alternative, deny.escapes) : [alternative],
  );
  const hit = aims.some(({ aimed }) => aimed === 'yes');
  if (!hit || !isManageable(alternatives.length)) return { ...left, doubtful };
  const dead = deny.escapes.length === 0 ? [...left.dead, because('denied')] : left.dead;
  const isCounted = !deny.escapes.some(lacksSetOperator);
  return { alternatives, dead, effective: isCounted ? [...left.effective, deny] : left.effective, doubtful };
}

function aimOf(deny: Deny, alternative: Alternative, caller: Caller, setting: TrustSetting): 'yes' | 'no' | 'unknown' {
  const { judgement, callers } = outcomeOf(caller, alternative, setting);
  if (judgement.class === 'none') return 'no';
  const aimed = isAimedAt(deny, caller, callers, setting);
  return aimed === 'yes' && !deny.certain ? 'unknown' : aimed;
}
