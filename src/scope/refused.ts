import { type Change, type Deployment, groupBy, type Role, type Value } from '../model/index.js';
import type { Attachment } from './attachments.js';
import { elements, isReserved, keyAtAws } from './keys.js';
import { isOfToday } from './reconcile.js';
import { isSupportAccess } from './support-access.js';

/** A role, and the input whose deployment makes it. */
interface Made {
  readonly one: Role;
  readonly input: string;
}

/**
 * Deployments in which no role is sure to be there that IAM refuses to make beside another one of its name. Names are
 * not distinguished by case (IAM User Guide, reference_iam-quotas). Of two inputs the one that is deployed first makes
 * its role: where either has the policy, there will be one, whichever.
 */
export function withoutTwins(deployments: readonly Deployment[]): Deployment[] {
  const roles = deployments.flatMap((deployment) =>
    deployment.resources.flatMap((one) =>
      one.kind === 'role' && one.exists.answer === 'yes' && !isOfToday(deployment, one)
        ? [{ one, input: deployment.input, key: keyAtAws(one, deployment.input) }]
        : [],
    ),
  );
  const byName = groupBy(roles, ({ key }) => key);
  return withoutRefused(deployments, new Map([...byName.values()].flatMap(twins)));
}

/** Deployments in which it cannot be told whether some roles will be there. @param refused why, of each of them */
export function withoutRefused(deployments: readonly Deployment[], refused: ReadonlyMap<Role, string>): Deployment[] {
  if (refused.size === 0) return [...deployments];
  return deployments.map((deployment) => ({
    ...deployment,
    resources: deployment.resources.map((one) => {
      const because = one.kind === 'role' ? refused.get(one) : undefined;
      return because === undefined ? one : { ...one, exists: { answer: 'unknown', because } };
    }),
  }));
}

/** Of several roles of one name, those that are yet to be made, and why it cannot be told whether they will be. */
function twins(all: readonly Made[]): [Role, string][] {
  const roles = all.map(({ one }) => one);
  const [first, second] = roles;
  if (first === undefined || second === undefined || isEitherWay(all)) return [];
  const made = roles.filter(({ change }) => change === 'create');
  return made.map((role) => {
    const { address, input } = (role === first ? second : first).place;
    const because = `\`${address}\`${input === role.place.input ? '' : ` in \`${input}\``} has the same name, and IAM refuses the second role of a name`;
    return [role, because];
  });
}

/**
 * Whether each input makes one of them, and all list the policy: whichever is deployed first, its role gives access.
 */
function isEitherWay(all: readonly Made[]): boolean {
  const inputs = new Set(all.map(({ input }) => input));
  return inputs.size === all.length && all.every(({ one }) => elements(one.managedPolicies).some(isSupport));
}

function isSupport(policy: Value<string>): boolean {
  return isSupportAccess(policy) === 'yes';
}

/**
 * Managed policies that a role may have, unless the account's quota was raised (IAM User Guide, reference_iam-quotas).
 */
const QUOTA = 10;

/** Attachments of which none is sure that would be made while their role has more policies than IAM lets it have. */
export function withinQuota(attachments: readonly Attachment[]): Attachment[] {
  const certain = attachments.filter(({ target, exists }) => exists.answer === 'yes' && target.kind === 'role');
  const byRole = groupBy(certain, ({ target, input }) => keyAtAws(target, input));
  const counts = new Map([...byRole].map(([key, all]) => [key, new Set(all.map(({ policy }) => policy)).size]));
  return attachments.map((one) => {
    const count = one.exists.answer === 'yes' ? (counts.get(keyAtAws(one.target, one.input) ?? '') ?? 0) : 0;
    if (count <= QUOTA || !changesAtAws(one) || isReserved(one.target)) return one;
    const because = `the role would have ${count} managed policies, and IAM attaches ${QUOTA} at most unless the quota of the account was raised`;
    return { ...one, exists: { answer: 'unknown', because } };
  });
}

const MAKES: ReadonlySet<Change> = new Set<Change>(['create', 'replace', 'update']);

/** Whether the deployment writes a resource, so that AWS may refuse it. */
export function changesAtAws({ change }: { readonly change: Change }): boolean {
  return MAKES.has(change);
}
