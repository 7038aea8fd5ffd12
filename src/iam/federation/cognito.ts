import { isUnknown, type Reason } from '../../model/index.js';
import { unknownReasons } from '../callers/binding.js';
import { cannotTell, type Judgement } from '../callers/judgement.js';
import { admits, type Test, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { isExact } from '../text/glob.js';
import { claimIn } from './claims.js';

/** Whether the issuer is an identity pool of Cognito. */
export function isCognito(issuer: string): boolean {
  return /^cognito-identity(?:-us-gov)?\.amazonaws\.com$/.test(issuer);
}

/** Judges identity pools of Cognito: `aud` is the pool, `amr` whether the user signed in. */
export function judgeCognito(issuer: string, binding: readonly Test[], notes: readonly Reason[]): Judgement {
  const on = (claim: string) => binding.filter((test) => claimIn(test.name, issuer) === claim);
  const pools = on('aud').filter(({ whenPresent, operator }) => whenPresent === 'in' && operator.reads !== 'other');
  const guestsOut = on('amr').some((test) => admits(test, 'unauthenticated') === 'no');
  const open = [...pools, ...on('amr')].flatMap(unknownReasons);
  if (open.length > 0) return cannotTell(...open, ...notes);
  const pool = pools.some((test) => test.values.every((value) => !isUnknown(value) && isExact(valueGlob(test, value))));
  if (!pool)
    return { class: 'federated-public', verdict: 'fail', person: 'yes', reasons: [because('cognito-open'), ...notes] };
  if (!guestsOut)
    return {
      class: 'federated-public',
      verdict: 'fail',
      person: 'yes',
      reasons: [because('cognito-guests'), ...notes],
    };
  return { class: 'federated-scoped', verdict: 'warn', person: 'yes', reasons: [because('cognito-users'), ...notes] };
}
