import type { Bare, Entry, With } from '../model/index.js';

/** What documentation says of an obstacle: when it is in the way, and what to do about it. */
interface Documented {
  readonly when: string;
  readonly todo: string;
}

type Catalogue = Readonly<Record<string, Entry<never>>>;

/** What stands between "no role was found" and "there is none". `by` is the address of what does it, here and below. */
export const obstacleWords = {
  'permission-set-not-declared': {
    when: 'a policy is attached to a permission set that no input declares',
    todo: 'scan the input that declares it',
    message: ({ by, because }: With<'by' | 'because'>) =>
      withDoubt(
        `\`${by}\` attaches a policy to a permission set that no input declares: scan the input that does.`,
        because,
      ),
  },
  'role-not-declared': {
    when: 'a policy is attached to a role that no input declares',
    todo: 'scan the input that declares it',
    message: ({ by, role, because }: With<'by' | 'role' | 'because'>) => {
      const which = role === '' ? 'a role whose name is sensitive' : `the role \`${role}\``;
      return withDoubt(
        `\`${by}\` attaches a policy to ${which}, which no input declares: scan the input that does.`,
        because,
      );
    },
  },
  'role-not-told': {
    when: 'a policy is attached to a role of which the input does not tell which one it is',
    todo: 'give what the message names: a parameter, or a plan that knows it',
    message: ({ by, because }: With<'by' | 'because'>) =>
      `\`${by}\` attaches a policy to a role that cannot be told: ${because}`,
  },
} as const satisfies Readonly<Record<string, Entry<never> & Documented>>;

function withDoubt(sentence: string, doubt: string): string {
  return doubt === '' ? sentence : `${sentence} ${doubt}`;
}

/** Why it cannot be told whether a role gives support access. */
export const doubtWords = {
  'policy-not-told': {
    message: ({ by, because }: With<'by' | 'because'>) =>
      `\`${by}\` attaches a policy that cannot be told: ${because}.`,
  },
  'attachment-not-told': {
    message: ({ by, because }: With<'by' | 'because'>) => `It cannot be told whether \`${by}\` will exist: ${because}.`,
  },
  'attachment-open': { message: ({ by }: With<'by'>) => `\`${by}\` leaves open what it attaches.` },
  'account-not-told': {
    message: ({ because }: With<'because'>) => `It cannot be told which account the role goes to: ${because}.`,
  },
  'role-existence-not-told': {
    message: ({ because }: With<'because'>) => `It cannot be told whether the role will exist: ${because}.`,
  },
} as const satisfies Catalogue;

/** What looks like the support role, and why it does not count. */
export const nearMissWords = {
  'not-a-role': {
    message: ({ kind }: With<'kind'>) =>
      `AWSSupportAccess is attached to a ${kind}. The control asks for a role, which people assume for the case at hand; Security Hub IAM.18 alone would accept this.`,
  },
  'will-not-exist': {
    message: ({ what, because }: With<'what' | 'because'>) =>
      what === 'role'
        ? `The role has AWSSupportAccess, but it will not exist: ${because}.`
        : `It attaches AWSSupportAccess to a role, but it will not exist: ${because}.`,
  },
  'other-policy': { message: ({ because }: With<'policy' | 'because'>) => because },
  lookalike: {
    message: ({ what, does }: With<'what' | 'does'>) =>
      `${LOOKALIKES[what]} ${does === 'named' ? 'is merely named AWSSupportAccess' : 'allows support actions'}; the control asks for the AWS managed policy AWSSupportAccess.`,
  },
  'merely-named': {
    message: (_: Bare) => 'The role is merely named so: AWSSupportAccess is not attached to it.',
  },
  unassigned: {
    message: ({ because }: With<'because'>) =>
      `The permission set has AWSSupportAccess, but ${because}, and Identity Center makes no role without an assignment.`,
  },
} as const satisfies Catalogue;

const LOOKALIKES: Readonly<Record<string, string>> = {
  'managed-policy': 'A customer managed policy',
  'identity-policy': 'An inline policy',
  role: 'An inline policy of the role',
};

/** What takes from the permissions of a role that gives support access, or adds to them. */
export const permissionWords = {
  'boundary-not-told': {
    message: ({ because }: With<'because'>) => `Its permissions boundary cannot be told: ${because}.`,
  },
  /** `policy` is empty where it is sensitive. */
  'boundary-without-support': {
    message: ({ policy, what, answer }: With<'policy' | 'what' | 'answer'>) =>
      `Its permissions boundary${policy === '' ? '' : ` \`${policy}\``} ${answer === 'yes' ? 'does not allow' : 'cannot be told to allow'} ${what === 'console' ? 'the support pages of the console' : 'support cases'}.`,
  },
  /** `because` is empty where the policy surely applies. */
  denied: {
    message: ({ by, what, answer, because }: With<'by' | 'what' | 'answer' | 'because'>) =>
      `${policyCalled(by)} ${answer === 'yes' ? 'denies' : 'may deny'} what ${what === 'console' ? 'the support pages of the console' : 'support cases'} need${because === '' ? '' : `: ${because}`}.`,
  },
  /** `what`: cases, console or assuming. `type`: service or resource. */
  'denied-by-organization': {
    message: ({ by, what, type, answer, because }: With<'by' | 'what' | 'type' | 'answer' | 'because'>) =>
      answer === 'yes'
        ? `The ${type} control policy \`${by}\` denies ${denied(what)}.`
        : `The ${type} control policy \`${by}\` may deny ${denied(what)}: ${because}.`,
  },
  'allows-more': {
    message: ({ by, answer }: With<'by' | 'answer'>) =>
      `${policyCalled(by)} ${answer === 'yes' ? 'allows' : 'may allow'} far more than support cases.`,
  },
} as const satisfies Catalogue;

/** @param what names of what is denied, with blanks between them */
function denied(what: string): string {
  return what
    .split(' ')
    .map((one) => DENIED[one])
    .join(' and ');
}

const DENIED: Readonly<Record<string, string>> = {
  cases: 'what support cases need',
  console: 'what the support pages of the console need',
  assuming: 'assuming the role',
};

/** `by` is empty for an inline policy of the role itself. */
function policyCalled(by: string): string {
  return by === '' ? 'An inline policy of the role' : `\`${by}\``;
}

/** What becomes of a role that gives support access today. */
export const retentionWords = {
  kept: { message: (_: Bare) => '' },
  'not-seen': { message: ({ role }: With<'role'>) => `What becomes of \`${role}\` cannot be seen.` },
  gone: { message: ({ by, because }: With<'by' | 'because'>) => `\`${by}\` will not exist: ${because}.` },
  unassigned: {
    message: ({ by, because }: With<'by' | 'because'>) =>
      `Identity Center makes no role of \`${by}\` any more: ${because}.`,
  },
  'attachments-gone': { message: ({ because }: With<'by' | 'because'>) => because },
  'not-attached': { message: ({ role }: With<'role'>) => `AWSSupportAccess is no longer attached to \`${role}\`.` },
  'not-told': { message: ({ because }: With<'because'>) => because },
  'trust-changes': {
    message: ({ role, because }: With<'role' | 'change' | 'because'>) => `The change of \`${role}\` ${because}.`,
  },
  replaced: {
    message: ({ role }: With<'role'>) =>
      `The plan destroys \`${role}\` and creates it anew; whatever refers to the old one by its id loses it.`,
  },
} as const satisfies Catalogue;

/** About who can assume a role, where that is more than its trust policy tells. */
export const trustWords = {
  'identity-center': {
    message: (_: Bare) =>
      'Identity Center makes the role and keeps its trust: only the assigned users and groups come in.',
  },
  'role-ambiguous': {
    message: ({ by, roles }: With<'by' | 'roles'>) =>
      `\`${by}\` attaches the policy to ${roles}, and they trust differently; it cannot be told which is meant.`,
  },
  sensitive: {
    message: ({ class: trustClass }: With<'class'>) =>
      `The input marks its trust policy as sensitive: it was judged as \`${trustClass}\`, and is not shown.`,
  },
} as const satisfies Catalogue;
