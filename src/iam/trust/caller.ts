import { type AwsCallers, callersOf, classify, narrow } from '../aws/index.js';
import { cannotTell, type Judgement, nobody } from '../callers/judgement.js';
import { judgeService } from '../callers/service.js';
import type { TrustSetting } from '../callers/setting.js';
import type { Test } from '../conditions/index.js';
import { judgeOidc } from '../federation/index.js';
import { judgeSaml } from '../federation/saml.js';
import type { Principal } from '../policy/index.js';
import { because } from '../reasons/index.js';

/** A principal that conditions can narrow. */
export type Caller = Exclude<Principal, { kind: 'unique-id' | 'unknown' | 'refused' | 'provider-unknown' }>;

/** What comes of a caller under tests that must all hold. */
export interface Outcome {
  readonly judgement: Judgement;
  /** Which AWS callers are left, where the caller is one. */
  readonly callers?: AwsCallers;
}

/** Judges a caller under tests that must all hold. */
export function outcomeOf(caller: Caller, tests: readonly Test[], setting: TrustSetting): Outcome {
  switch (caller.kind) {
    case 'service':
      return { judgement: judgeService(caller.service, tests) };
    case 'saml':
      return { judgement: judgeSaml(caller, tests, setting) };
    case 'oidc':
      return { judgement: judgeOidc(caller, tests, setting) };
    default:
      return outcomeOfAws(caller, tests, setting);
  }
}

function outcomeOfAws(
  caller: Extract<Caller, { kind: 'everyone' | 'account' | 'entity' }>,
  tests: readonly Test[],
  setting: TrustSetting,
): Outcome {
  const narrowed = narrow(callersOf(caller, setting), tests, setting);
  if ('dead' in narrowed) return { judgement: nobody(...narrowed.dead) };
  return { judgement: classify(narrowed.callers, setting), callers: narrowed.callers };
}

/** Whether conditions can narrow the principal. */
export function isCaller(principal: Principal): principal is Caller {
  return !['unique-id', 'unknown', 'refused', 'provider-unknown'].includes(principal.kind);
}

/** Judges a principal that no condition narrows. */
export function judgeOther(principal: Exclude<Principal, Caller>): Judgement {
  switch (principal.kind) {
    case 'unique-id':
      return { class: 'orphan', verdict: 'warn', person: 'no', reasons: [because('unique-id')] };
    case 'refused':
      return { class: 'invalid', verdict: 'fail', person: 'no', reasons: [principal.reason] };
    default:
      return cannotTell(because('principal-unknown', { because: principal.why }));
  }
}
