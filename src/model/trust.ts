import type { Answer } from './answer.js';
import type { Path } from './location.js';
import type { Said } from './said.js';
import type { Verdict } from './verdict.js';

/** Who can assume a role, from the worst to the best: the classes of the trust analysis. */
export const trustClasses = [
  'invalid',
  'public',
  'public-conditional',
  'cross-account',
  'cross-account-external-id',
  'account-unknown',
  'organization',
  'account',
  'federated-public',
  'federated-unscoped',
  'federated-tenant',
  'federated-scoped',
  'service',
  'orphan',
  'none',
  'identity-center',
  'principals',
] as const;

/** `unknown`: the trust policy, or the part that decides, cannot be read yet. */
export type TrustClass = (typeof trustClasses)[number] | 'unknown';

/** Why a grant is judged as it is: one entry of the catalogue of reasons, with its words filled in. */
export type Reason = Said;

/** One condition as a policy writes it. */
export interface Demand {
  /** With its prefix and suffix: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  /** `null` for one that is not known. */
  readonly values: readonly (string | null)[];
  /** Whether it is one of a Deny, so that it must not be met. */
  readonly denied?: true;
}

/** One principal of one statement, and what came of it. */
export interface Grant {
  /** As written, symbolic parts included: `arn:⟨partition⟩:iam::⟨account⟩:root`, `service:ec2.amazonaws.com`. */
  readonly principal: string;
  readonly class: TrustClass;
  readonly verdict: Verdict;
  /** Whether a person can come in through it. */
  readonly person: Answer;
  /** The conditions that narrow it, in words. */
  readonly conditions: readonly string[];
  /** The same as data, in the same order: of each list, one must be met. */
  readonly under: readonly (readonly Demand[])[];
  readonly reasons: readonly Reason[];
  /** From the root of the trust policy to the principal, where it stands for itself. */
  readonly path: Path;
}

/** Who can assume one role. */
export interface Trust {
  readonly class: TrustClass;
  readonly verdict: Verdict;
  readonly person: Answer;
  readonly grants: readonly Grant[];
  /** About the policy as a whole: refused by IAM, shut by a Deny, too long. */
  readonly reasons: readonly Reason[];
  /** What would make it pass; absent where it does. */
  readonly fix?: string;
}

/** A grant on one line, to tell whether another one was there before, however it is put in words. */
export function grantLine({ principal, class: trustClass, under }: Grant): string {
  const conditions = under.map((demands) => `if ${demands.map(demandLine).join(' or ')}`);
  return [principal, trustClass, ...conditions].join(' ');
}

function demandLine({ operator, key, values, denied }: Demand): string {
  const sorted = values.map((value) => JSON.stringify(value)).sort();
  return `${denied ? 'not ' : ''}${operator} ${key.toLowerCase()} [${sorted.join(',')}]`;
}
