import type { Answer, Reason, Verdict } from '../../../model/index.js';
import { knownValues, literalWildcard, type Test, unknownValues, valueGlob } from '../../conditions/index.js';
import { because } from '../../reasons/index.js';
import { isOwnAccount } from '../../text/account.js';
import { type Glob, literalPart } from '../../text/glob.js';
import { cannotTell, type Judgement, nobody } from '../judgement.js';
import type { TrustSetting } from '../setting.js';
import { idleReasons, settle } from '../settle.js';
import { claimIn, claimPresence, closedReasons, whyImpossible } from './claims.js';
import { judgeCognito } from './cognito.js';
import { type Extent, type Issuer, isMachine, issuerAt, loosest, tightest } from './issuers/index.js';
import { isSocial, judgeSocial } from './social.js';

/** An OpenID Connect provider as a policy names it; the account where its ARN tells it. */
export interface OidcProvider {
  readonly issuer: string;
  readonly account?: string;
}

/** Judges a grant to an OpenID Connect provider. */
export function judgeOidc(provider: OidcProvider, tests: readonly Test[], setting: TrustSetting): Judgement {
  const { issuer } = provider;
  const { binding, notes, dead } = settle(tests, claimPresence(issuer));
  if (dead.length > 0) return nobody(...closedReasons(dead, tests, issuer));
  const impossible = binding.flatMap((test) => whyImpossible(test, issuer));
  if (impossible.length > 0) return nobody(...impossible);
  const remarks = [...notes, ...idleReasons(binding), ...elsewhere(provider, setting)];
  if (/^cognito-identity(?:-us-gov)?\.amazonaws\.com$/.test(issuer)) return judgeCognito(issuer, binding, remarks);
  if (isSocial(issuer)) return judgeSocial(issuer, binding, remarks);
  return judgeClaims(issuer, binding, remarks, setting);
}

function elsewhere({ account }: OidcProvider, setting: TrustSetting): Reason[] {
  const foreign = account !== undefined && isOwnAccount(account, setting.account) === 'no';
  return foreign ? [because('provider-elsewhere', account)] : [];
}

/** What a claim lets in, and the test that says so. */
interface Claim {
  readonly name: string;
  readonly test: Test;
  readonly extent: Extent;
}

function judgeClaims(
  url: string,
  binding: readonly Test[],
  notes: readonly Reason[],
  setting: TrustSetting,
): Judgement {
  const issuer = issuerAt(url);
  const claims = binding.filter((test) => test.whenPresent === 'in').flatMap((test) => claimOf(test, url, issuer));
  const unread = binding.flatMap(unknownValues);
  const strange = binding.filter((test) => claimIn(test.name, url) === undefined);
  const remarks = [
    ...claimNotes(claims),
    ...strange.map((test) => because('condition-key-unknown', test.key)),
    ...notes,
  ];
  const extent = tightest(claims.map((claim) => claim.extent));
  const judgement = judgementOf(url, issuer, extent, claims, remarks, setting);
  const open = unread.map((value) => because('condition-unknown', value.$unknown));
  return open.length > 0 && judgement.verdict !== 'pass' ? cannotTell(...open, ...remarks) : judgement;
}

function claimOf(test: Test, url: string, issuer: Issuer): Claim[] {
  const name = claimIn(test.name, url);
  if (name === undefined || unknownValues(test).length > 0) return [];
  const values = knownValues(test).filter((value) => !literalWildcard(test, value));
  return [{ name, test, extent: loosest(values.map((value) => extentOf(issuer, name, valueGlob(test, value)))) }];
}

/** A private issuer has one customer: whatever audience is bound, it is one of his. */
function extentOf(issuer: Issuer, claim: string, value: Glob): Extent {
  if (claim !== 'aud' || issuer.shared) return issuer.extent(claim, value);
  return literalPart(value) === '' ? 'open' : 'tenant';
}

function claimNotes(claims: readonly Claim[]): Reason[] {
  const subjects = claims.filter((claim) => claim.name === 'sub').flatMap((claim) => knownValues(claim.test));
  return subjects.some((value) => value.endsWith(':pull_request')) ? [because('oidc-pull-request')] : [];
}

function judgementOf(
  url: string,
  issuer: Issuer,
  extent: Extent,
  claims: readonly Claim[],
  notes: readonly Reason[],
  setting: TrustSetting,
): Judgement {
  switch (extent) {
    case 'impossible':
      return nobody(because('oidc-impossible-subject', url), ...notes);
    case 'open':
      return issuer.shared ? openToAll(url, issuer, claims, notes) : unbound(url, issuer, notes);
    case 'tenant': {
      const person = personOf(url, issuer, claims, setting);
      return { class: 'federated-tenant', verdict: 'warn', person, reasons: [because('oidc-tenant', url), ...notes] };
    }
    case 'scoped':
      return scoped(url, issuer, claims, notes, setting);
  }
}

function openToAll(url: string, issuer: Issuer, claims: readonly Claim[], notes: readonly Reason[]): Judgement {
  const chosen = claims.some((claim) => claim.name === 'sub' && knownValues(claim.test).some(beginsWithChoice));
  const reasons = [
    because('oidc-open', url, issuer.tenancy),
    ...(chosen ? [because('oidc-chosen-subject', url)] : []),
    ...(issuer.guarded ? [because('oidc-refused', url, issuer.tenancy)] : []),
    ...notes,
  ];
  return { class: 'federated-public', verdict: 'fail', person: issuer.workload ? 'no' : 'unknown', reasons };
}

/** Subjects that begin with a claim which everyone on the issuer sets for oneself. */
function beginsWithChoice(value: string): boolean {
  return /^(?:workflow|environment|ref|context|head_ref|base_ref|event_name):/.test(value);
}

function unbound(url: string, issuer: Issuer, notes: readonly Reason[]): Judgement {
  const person = issuer.workload ? 'no' : 'unknown';
  return { class: 'federated-unscoped', verdict: 'fail', person, reasons: [because('oidc-unbound', url), ...notes] };
}

function scoped(
  url: string,
  issuer: Issuer,
  claims: readonly Claim[],
  notes: readonly Reason[],
  setting: TrustSetting,
): Judgement {
  const machine = isWorkload(issuer, claims);
  const declared = isDeclared(url, setting);
  const verdict: Verdict = declared || !machine ? 'pass' : 'warn';
  const kind = because(machine && !declared ? 'oidc-workload' : 'oidc-subject', url);
  const reasons = [kind, ...(declared ? [because('oidc-issuer-declared', url)] : []), ...notes];
  return { class: 'federated-scoped', verdict, person: personOf(url, issuer, claims, setting), reasons };
}

function isWorkload(issuer: Issuer, claims: readonly Claim[]): boolean {
  const subjects = claims.filter((claim) => claim.name === 'sub');
  return (
    issuer.workload || subjects.some(({ test }) => knownValues(test).some((value) => isMachine(valueGlob(test, value))))
  );
}

function personOf(url: string, issuer: Issuer, claims: readonly Claim[], setting: TrustSetting): Answer {
  const names = claims.some((claim) => claim.extent === 'scoped' && claim.name.startsWith('user_'));
  if (names || isDeclared(url, setting)) return 'yes';
  if (isWorkload(issuer, claims)) return 'no';
  return claims.some((claim) => claim.extent === 'scoped') ? 'yes' : 'unknown';
}

function isDeclared(url: string, { trustedIssuers }: TrustSetting): boolean {
  return trustedIssuers.some((issuer) => issuer.replace(/^https:\/\//, '').replace(/\/+$/, '') === url);
}
