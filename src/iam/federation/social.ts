import { isUnknown, type Reason } from '../../model/index.js';
import { unknownReasons } from '../callers/binding.js';
import { cannotTell, type Judgement } from '../callers/judgement.js';
import { type Test, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { isExact } from '../text/glob.js';
import { claimIn } from './claims.js';

/** Issuers of everyone's accounts: the application is one claim, the user another. */
const APPLICATION: ReadonlyMap<string, readonly string[]> = new Map([
  ['accounts.google.com', ['aud', 'oaud']],
  ['graph.facebook.com', ['app_id']],
  ['www.amazon.com', ['app_id']],
]);
const USER = ['sub', 'id', 'user_id'];

/** Whether the issuer signs in anyone who has an account with Google, Facebook or Amazon. */
export function isSocial(issuer: string): boolean {
  return APPLICATION.has(issuer);
}

/** Judges such an issuer: application and user must be bound. */
export function judgeSocial(issuer: string, binding: readonly Test[], notes: readonly Reason[]): Judgement {
  const bound = binding.filter(({ whenPresent, operator }) => whenPresent === 'in' && operator.reads !== 'other');
  const open = bound.flatMap(unknownReasons);
  if (open.length > 0) return cannotTell(...open, ...notes);
  const binds = (claims: readonly string[]) =>
    bound.some((test) => claims.includes(claimIn(test.name, issuer) ?? '') && isPinned(test));
  const claims = APPLICATION.get(issuer) ?? [];
  const [application, user] = [binds(claims), binds(USER)];
  if (!application && !user) {
    const reasons = [because('oidc-open', { issuer, claim: claims[0] ?? '' }), ...notes];
    return { class: 'federated-public', verdict: 'fail', person: 'yes', reasons };
  }
  if (application && user)
    return {
      class: 'federated-scoped',
      verdict: 'warn',
      person: 'yes',
      reasons: [because('oidc-subject', { issuer }), ...notes],
    };
  return {
    class: 'federated-tenant',
    verdict: 'warn',
    person: 'yes',
    reasons: [because('oidc-tenant', { issuer }), ...notes],
  };
}

function isPinned(test: Test): boolean {
  return test.values.every((value) => !isUnknown(value) && isExact(valueGlob(test, value)));
}
