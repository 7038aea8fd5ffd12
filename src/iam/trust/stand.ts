import type { Test } from '../conditions/index.js';
import type { Principal } from '../policy/index.js';
import { because } from '../reasons/index.js';
import { classify, narrow, type Reach, reachOf } from './aws/index.js';
import { cannotTell, type Judgement, nobody } from './judgement.js';
import { judgeOidc } from './oidc/index.js';
import { judgeSaml } from './saml.js';
import { judgeService } from './service.js';
import type { TrustSetting } from './setting.js';

/** A principal that conditions can narrow. */
export type Caller = Exclude<Principal, { kind: 'unique-id' | 'unknown' | 'refused' | 'provider-unknown' }>;

/** What comes of a caller under tests that must all hold. */
export interface Standing {
  readonly judgement: Judgement;
  /** Which AWS callers are left, where the caller is one. */
  readonly reach?: Reach;
}

/** Judges a caller under tests that must all hold. */
export function stand(caller: Caller, tests: readonly Test[], setting: TrustSetting): Standing {
  switch (caller.kind) {
    case 'service':
      return { judgement: judgeService(caller.service, tests) };
    case 'saml':
      return { judgement: judgeSaml(caller, tests, setting) };
    case 'oidc':
      return { judgement: judgeOidc(caller, tests, setting) };
    default:
      return standAws(caller, tests, setting);
  }
}

function standAws(
  caller: Extract<Caller, { kind: 'everyone' | 'account' | 'entity' }>,
  tests: readonly Test[],
  setting: TrustSetting,
): Standing {
  const narrowed = narrow(reachOf(caller, setting), tests, setting);
  if ('dead' in narrowed) return { judgement: nobody(...narrowed.dead) };
  return { judgement: classify(narrowed.reach, setting), reach: narrowed.reach };
}

/** Whether conditions can narrow the principal. */
export function isCaller(principal: Principal): principal is Caller {
  return !['unique-id', 'unknown', 'refused', 'provider-unknown'].includes(principal.kind);
}

/** Judges a principal that no condition narrows. */
export function standAlone(principal: Exclude<Principal, Caller>): Judgement {
  switch (principal.kind) {
    case 'unique-id':
      return { class: 'orphan', verdict: 'warn', person: 'no', reasons: [because('unique-id')] };
    case 'refused':
      return { class: 'invalid', verdict: 'fail', person: 'no', reasons: [principal.reason] };
    default:
      return cannotTell(because('principal-unknown', principal.why));
  }
}
