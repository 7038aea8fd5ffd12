import type { Answer, Reason } from '../../model/index.js';
import type { TrustSetting } from '../callers/setting.js';
import type { Principal } from '../policy/index.js';
import { because } from '../reasons/index.js';
import { canonicalAccount } from '../text/account.js';
import { nameIn } from '../text/arn.js';
import { exactly, type Glob, globOf } from '../text/glob.js';

/** A principal whose callers are users, roles or sessions of an AWS account. */
export type AwsPrincipal = Extract<Principal, { kind: 'everyone' | 'account' | 'entity' }>;

/** What would have to be told for a condition to be counted. */
export type Doubt = 'arn' | 'account' | 'user-id' | 'organization' | 'mark' | 'external-id' | 'mfa';

/** Which AWS callers a grant lets in: everything said here holds of each of them. */
export interface AwsCallers {
  /** Id of their account, canonical; absent: any account. */
  readonly account?: string;
  /** Their partition, where it is known. */
  readonly partition?: string;
  /** What the resource part of their `aws:PrincipalArn` fits; absent: anything. */
  readonly resource?: Glob;
  /** Whether they need no policy of their own, being in the role's account. */
  readonly atOnce: boolean;
  /** Id of their organization; absent: any or none. */
  readonly organization?: string;
  /** Whether they are named by unique id. */
  readonly byId: boolean;
  /** Whether they carry a tag or user name that their account gave them. */
  readonly marked: boolean;
  readonly externalId: boolean;
  readonly mfa: boolean;
  /** Whether some other condition keeps callers out without saying who they are. */
  readonly limited: boolean;
  /** Whether only AWS services are left. */
  readonly servicesOnly: Answer;
  readonly doubts: readonly Doubt[];
  readonly reasons: readonly Reason[];
}

/** The callers that a principal stands for before any condition is looked at. */
export function callersOf(principal: AwsPrincipal, { account: own, partition: ours }: TrustSetting): AwsCallers {
  const partition = (principal.kind === 'everyone' ? undefined : principal.partition) ?? ours;
  const start: AwsCallers = partition === undefined ? everyone : { ...everyone, partition };
  if (principal.kind === 'everyone') return { ...start, atOnce: true };
  const account = canonicalAccount(principal.account, own);
  if (principal.kind === 'account') return { ...start, account };
  return { ...start, account, resource: resourceOf(principal), reasons: remarksOn(principal) };
}

const everyone: AwsCallers = {
  atOnce: false,
  byId: false,
  marked: false,
  externalId: false,
  mfa: false,
  limited: false,
  servicesOnly: 'no',
  doubts: [],
  reasons: [],
};

function remarksOn({ form }: Extract<AwsPrincipal, { kind: 'entity' }>): Reason[] {
  if (form === 'session') return [because('session')];
  return form === 'federated-user' ? [because('federated-user')] : [];
}

/** A session's `aws:PrincipalArn` is the ARN of its role, whose path the session does not tell. */
function resourceOf({ form, resource }: Extract<AwsPrincipal, { kind: 'entity' }>): Glob {
  if (form !== 'session') return exactly(resource);
  const role = nameIn(resource.slice(0, resource.lastIndexOf('/')));
  return globOf(`role/*${role}`, { wildcards: true, variables: false });
}

/** Fewer callers, or the reason why nobody is left. */
export type Step = { readonly callers: AwsCallers } | { readonly dead: Reason };

/** The callers with something known in addition. */
export function narrowed(callers: AwsCallers, more: Partial<AwsCallers>, ...reasons: readonly Reason[]): Step {
  return { callers: { ...callers, ...more, reasons: [...callers.reasons, ...reasons] } };
}

/** The callers as they are, with a note. */
export function noted(callers: AwsCallers, ...reasons: readonly Reason[]): Step {
  return narrowed(callers, {}, ...reasons);
}

/** The callers as they are, with something that cannot be told. */
export function doubted(callers: AwsCallers, doubt: Doubt, reason: Reason): Step {
  return narrowed(callers, { doubts: [...callers.doubts, doubt] }, reason);
}

export function dead(reason: Reason): Step {
  return { dead: reason };
}
