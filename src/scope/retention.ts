import { compareTrusts, type TrustChange, type WholeTrust } from '../iam/index.js';
import type { Retention, RoleFact } from '../model/index.js';
import { type Landscape, survey } from './landscape.js';
import { fateOfLost } from './loss.js';
import { permissionSetRoles } from './permission-sets.js';
import { roleFacts, trustOf } from './roles.js';
import { isOfSet, isSame } from './same-role.js';
import type { ScopeInput } from './scope.js';

/** A role as it is at one point in time, with everything around it. */
interface Seen {
  readonly role: RoleFact;
  readonly landscape: Landscape;
}

/**
 * What a plan does to the roles that give support access today. Only inputs that say what is there today tell, so a
 * template has nothing to retain.
 */
export function retentions(input: ScopeInput, after: Landscape, roles: readonly RoleFact[]): Retention[] {
  const deployments = input.deployments.map((one) => ({
    ...one,
    kind: 'terraform-state' as const,
    resources: one.before ?? [],
    before: [],
  }));
  const before = survey({ ...input, deployments });
  return [...roleFacts(before), ...permissionSetRoles(before)]
    .filter((role) => role.supportAccess === 'yes')
    .map((role) => retentionOf({ role, landscape: before }, after, roles));
}

function retentionOf(
  { role: today, landscape: before }: Seen,
  after: Landscape,
  roles: readonly RoleFact[],
): Retention {
  const isIt = (role: RoleFact) => isOfSet(role) === isOfSet(today) && isSame(role, today);
  const same = roles.filter(isIt);
  const then = same.find((role) => role.supportAccess === 'yes') ?? same[0];
  const fate = then
    ? fateOfKept({ role: today, landscape: before }, { role: then, landscape: after })
    : fateOfLost(today, after);
  return {
    kind: 'retention',
    place: (then ?? today).place,
    name: today.name,
    ...fate,
    othersRemain: roles.some((role) => role.supportAccess === 'yes' && !isIt(role)),
    trustToday: today.trust.class,
    ...(then ? { trustThen: then.trust.class, verdictThen: then.trust.verdict } : {}),
  };
}

type Fate = Pick<Retention, 'fate' | 'because'>;

/** A change of trust that lets others in, or may. */
type Worse = Exclude<TrustChange, { readonly change: 'same' | 'stricter' }>;

const FATES = { wider: 'widened', altered: 'altered', unknown: 'unknown' } as const;

function fateOfKept(today: Seen, then: Seen): Fate {
  const { supportAccess, because = '', change, place } = then.role;
  if (supportAccess !== 'yes') return { fate: 'unknown', because };
  const trust = changeOfTrust(today, then);
  if (trust !== undefined) {
    const isHidden = [today, then].some(({ role }) => role.trust.reasons.some(({ code }) => code === 'sensitive'));
    return { fate: FATES[trust.change], because: `The change of \`${place.address}\` ${inWords(trust, isHidden)}.` };
  }
  if (change === 'replace') {
    return {
      fate: 'replaced',
      because: `The plan destroys \`${place.address}\` and creates it anew; whatever refers to the old one by its id loses it.`,
    };
  }
  return { fate: 'kept', because: '' };
}

/** How the trust changes for the worse, or may. What a plan leaves as it is does not change, even if it cannot be seen. */
function changeOfTrust(today: Seen, then: Seen): Worse | undefined {
  const change = compareTrusts(wholeTrust(today), wholeTrust(then));
  if (!('said' in change)) return undefined;
  return change.change === 'unknown' && then.role.change === 'keep' ? undefined : change;
}

function wholeTrust({ role: fact, landscape }: Seen): WholeTrust {
  const role = landscape.identities.find((one) => one.place === fact.place);
  if (role?.kind !== 'role') return { trust: fact.trust, grants: fact.trust.grants };
  if (role.judged) return { trust: role.judged.trust };
  const trust = trustOf(landscape, role, fact.via);
  return { trust, grants: trust.grants, policy: role.trust };
}

/** What it does, and with which parts of the policy, unless the input marks that as sensitive. */
function inWords({ said: { message: does }, parts }: Worse, isHidden: boolean): string {
  const named = parts.map((part) => `\`${part}\``).join(', ');
  if (parts.length === 0) return does;
  return `${does} ${isHidden ? 'what the input marks as sensitive' : named}`;
}
