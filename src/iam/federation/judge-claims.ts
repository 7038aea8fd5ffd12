import type { Answer, Reason, TrustClass, Verdict } from '../../model/index.js';
import { unknownReasons } from '../callers/binding.js';
import { cannotTell, type Judgement, nobody } from '../callers/judgement.js';
import type { TrustSetting } from '../callers/setting.js';
import type { Test } from '../conditions/index.js';
import { type Issuer, issuerAt, tightest, withoutSlash } from '../issuers/index.js';
import { because } from '../reasons/index.js';
import { type Claim, claimIn, claimsOf } from './claims.js';

/** Everything that a grant to an issuer is judged by. */
interface Tokens {
  /** URL of the issuer without its scheme. */
  readonly url: string;
  readonly issuer: Issuer;
  readonly claims: readonly Claim[];
  /** Whether the issuer is declared to have people as its subjects. */
  readonly declared: boolean;
}

/** Judges tokens by the claims that are bound: the tightest claim decides. */
export function judgeClaims(
  url: string,
  binding: readonly Test[],
  notes: readonly Reason[],
  setting: TrustSetting,
): Judgement {
  const issuer = issuerAt(url);
  const tokens = { url, issuer, claims: claimsOf(url, issuer, binding), declared: isDeclared(url, setting) };
  const isKnown = ({ name }: Test) => claimIn(name, url) !== undefined || name === issuer.tenancy.toLowerCase();
  const strange = binding.filter((test) => !isKnown(test));
  const remarks = [...strange.map((test) => because('condition-key-unknown', { key: test.key })), ...notes];
  const { reasons, ...judged } = judge(tokens);
  const judgement = { ...judged, reasons: [...reasons, ...remarks] };
  const open = binding.flatMap(unknownReasons);
  return open.length > 0 && judgement.verdict !== 'pass' ? cannotTell(...open, ...remarks) : judgement;
}

function isDeclared(url: string, { trustedIssuers }: TrustSetting): boolean {
  return trustedIssuers.some(
    (issuer) => withoutSlash(issuer.toLowerCase().replace(/^https:\/\//, '')) === withoutSlash(url),
  );
}

function judge(tokens: Tokens): Judgement {
  const { url, issuer, claims } = tokens;
  switch (tightest(claims.map((claim) => claim.extent))) {
    case 'impossible':
      return nobody(because('oidc-impossible-subject', { issuer: url }));
    case 'open':
      return issuer.shared
        ? judged(tokens, 'federated-public', 'fail', openReasons(tokens))
        : judged(tokens, 'federated-unscoped', 'fail', [because('oidc-unbound', { issuer: url })]);
    case 'tenant':
      return judged(tokens, 'federated-tenant', 'warn', [because('oidc-tenant', { issuer: url })]);
    case 'scoped':
      return scoped(tokens);
  }
}

function judged(tokens: Tokens, kind: TrustClass, verdict: Verdict, reasons: readonly Reason[]): Judgement {
  return { class: kind, verdict, person: personOf(tokens), reasons };
}

function openReasons({ url, issuer, claims }: Tokens): Reason[] {
  const chosen = claims.some((claim) => claim.name === 'sub' && claim.values.some(beginsWithChoice));
  return [
    because('oidc-open', { issuer: url, claim: issuer.tenancy }),
    ...(chosen ? [because('oidc-chosen-subject', { issuer: url })] : []),
    ...(issuer.guarded ? [because('oidc-refused', { issuer: url, claim: issuer.tenancy })] : []),
  ];
}

/** Subjects that begin with a claim which all users of the issuer set for themselves. */
function beginsWithChoice(value: string): boolean {
  return /^(?:workflow|environment|ref|context|head_ref|base_ref|event_name):/.test(value);
}

/** A pinned workload is no person, so it passes only where the subjects of its issuer are declared to be people. */
function scoped(tokens: Tokens): Judgement {
  const { url, claims, declared } = tokens;
  const machine = isMachineToken(tokens) && !declared;
  const anyPullRequest = claims.some((claim) => claim.values.some((value) => value.endsWith(':pull_request')));
  return judged(tokens, 'federated-scoped', machine ? 'warn' : 'pass', [
    because(machine ? 'oidc-workload' : 'oidc-subject', { issuer: url }),
    ...(declared ? [because('oidc-issuer-declared', { issuer: url })] : []),
    ...(anyPullRequest ? [because('oidc-pull-request')] : []),
  ]);
}

function isMachineToken({ issuer, claims }: Tokens): boolean {
  return issuer.workload || claims.some((claim) => claim.machine);
}

function personOf(tokens: Tokens): Answer {
  const pinned = tokens.claims.filter((claim) => claim.extent === 'scoped');
  if (tokens.declared || pinned.some((claim) => claim.name.startsWith('user_'))) return 'yes';
  if (isMachineToken(tokens)) return 'no';
  return pinned.length > 0 ? 'yes' : 'unknown';
}
