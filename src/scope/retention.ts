import { compareTrusts, type TrustChange, type WholeTrust } from '../iam/index.js';
import { type ArgsOf, groupBy, type Retention, type Role, type RoleFact, say } from '../model/index.js';
import type { Attachment } from './attachments.js';
import { attachmentsTo, type Inventory, type ScopeInput, takeInventory } from './inventory.js';

import { isOfSet } from './permission-sets.js';
import { type JudgedRole, judgeRoles, trustOf } from './roles.js';
import { wouldSupport } from './support-access.js';
import { retentionWords } from './words.js';

/** The roles of an account once everything is deployed. */
interface After {
  readonly inventory: Inventory;
  /** How many roles surely give support access then. */
  readonly witnesses: number;
  /** The same role as one of today, where it gives support access, or may. */
  readonly findJudged: (today: Role) => readonly JudgedRole[];
  /** The same role as one of today. */
  readonly find: (today: Role) => readonly Role[];
}

/**
 * What a plan does to the roles that give support access today. Only inputs that say what is there today tell, so a
 * template has nothing to retain.
 *
 * @param judged the roles of the account that give support access then, or may
 * @param ambiguous the same of which it cannot be told which one of several they are
 */
export function retentions(
  scope: ScopeInput,
  inventory: Inventory,
  judged: readonly JudgedRole[],
  ambiguous: readonly RoleFact[],
): Retention[] {
  if (scope.deployments.every(({ before = [] }) => before.length === 0)) return [];
  const deployments = scope.deployments.map((one) => ({
    ...one,
    kind: 'terraform-state' as const,
    resources: one.before ?? [],
    before: [],
  }));
  const before = takeInventory({ ...scope, deployments });
  const facts = [...judged.map(({ fact }) => fact), ...ambiguous];
  const after: After = {
    inventory,
    witnesses: facts.filter(isWitness).length,
    findJudged: finder(judged, ({ role }) => role),
    find: finder(
      inventory.identities.filter((one) => one.kind === 'role'),
      (role) => role,
    ),
  };
  return judgeRoles(before)
    .filter(({ fact }) => isWitness(fact))
    .map((today) => retentionOf(today, before, after));
}

function isWitness({ supportAccess }: RoleFact): boolean {
  return supportAccess === 'yes';
}

/** Finds what is the same role as another one: it has its name, or is declared where that is. */
function finder<T>(all: readonly T[], roleOf: (one: T) => Role): (today: Role) => readonly T[] {
  const byName = groupBy(all, (one) => nameOf(roleOf(one)));
  const byPlace = groupBy(all, (one) => placeOf(roleOf(one)));
  return (today) => {
    const named = byName.get(nameOf(today) ?? '') ?? [];
    const placed = byPlace.get(placeOf(today)) ?? [];
    return [...new Set([...named, ...placed])];
  };
}

function nameOf({ name }: Role): string | undefined {
  return typeof name === 'string' ? name : undefined;
}

function placeOf({ place: { input, address } }: Role): string {
  return JSON.stringify([input, address]);
}

function retentionOf(today: JudgedRole, before: Inventory, after: After): Retention {
  const same = after.findJudged(today.role);
  const kept = same.filter(({ fact }) => isWitness(fact));
  const then = kept[0] ?? same[0];
  const said = then ? fateOfKept(today, before, then, after.inventory) : fateOfLost(today.role, after);
  return {
    kind: 'retention',
    place: (then ?? today).fact.place,
    name: today.fact.name,
    ...said,
    othersRemain: after.witnesses > kept.length,
    trustToday: today.fact.trust.class,
    ...(then ? { trustThen: then.fact.trust.class, verdictThen: then.fact.trust.verdict } : {}),
  };
}

type Fate = Pick<Retention, 'fate' | 'code' | 'args' | 'because'>;

function fate<C extends keyof typeof retentionWords>(
  is: Retention['fate'],
  code: C,
  args: ArgsOf<(typeof retentionWords)[C]>,
): Fate {
  const { message, ...said } = say(retentionWords, code, args);
  return { fate: is, ...said, because: message };
}

/** A change of trust that lets others in, or may. */
type Worse = Exclude<TrustChange, { readonly change: 'same' | 'stricter' }>;

const FATES = { wider: 'widened', altered: 'altered', unknown: 'unknown' } as const;

function fateOfKept(today: JudgedRole, before: Inventory, then: JudgedRole, after: Inventory): Fate {
  const { supportAccess, because = '', change, place } = then.fact;
  const role = place.address ?? '';
  if (supportAccess !== 'yes') return fate('unknown', 'not-told', { because });
  const trust = changeOfTrust(wholeTrust(today, before), wholeTrust(then, after), then);
  if (trust !== undefined) {
    const isHidden = [today, then].some(({ fact }) => fact.trust.reasons.some(({ code }) => code === 'sensitive'));
    const args = { role, change: trust.said.code, because: inWords(trust, isHidden) };
    return fate(FATES[trust.change], 'trust-changes', args);
  }
  return change === 'replace' ? fate('replaced', 'replaced', { role }) : fate('kept', 'kept', {});
}

/**
 * How the trust changes for the worse, or may. What a plan leaves as it is does not change, even if it cannot be seen.
 */
function changeOfTrust(today: WholeTrust, trust: WholeTrust, { fact }: JudgedRole): Worse | undefined {
  const change = compareTrusts(today, trust);
  if (!('said' in change)) return undefined;
  return change.change === 'unknown' && fact.change === 'keep' ? undefined : change;
}

/** Of a trust that was judged where it could be seen, its grants may be at hand, and the policy is not. */
function wholeTrust({ role, fact }: JudgedRole, inventory: Inventory): WholeTrust {
  const trust = role.judged?.trust ?? trustOf(inventory, role, fact.via);
  if (role.judged === undefined) return { trust, grants: trust.grants, policy: role.trust };
  return trust.grants.length === 0 ? { trust } : { trust, grants: trust.grants };
}

/** What it does, and with which parts of the policy, unless the input marks that as sensitive. */
function inWords({ said: { message: does }, parts }: Worse, isHidden: boolean): string {
  const named = parts.map((part) => `\`${part}\``).join(', ');
  if (parts.length === 0) return does;
  return `${does} ${isHidden ? 'what the input marks as sensitive' : named}`;
}

/** How a role that gives support access today comes to give none, and which changes do it. */
function fateOfLost(today: Role, { inventory, find }: After): Fate {
  const [then] = find(today);
  const role = (then ?? today).place.address ?? '';
  if (then === undefined) return fate('unknown', 'not-seen', { role });
  if (then.exists.answer === 'no') {
    const code = isOfSet(then) ? 'unassigned' : 'gone';
    return fate('destroyed', code, { by: role, because: then.exists.because });
  }
  const gone = attachmentsTo(inventory, then).filter((one) => wouldSupport(one) && one.exists.answer === 'no');
  if (gone.length === 0) return fate('detached', 'not-attached', { role });
  const by = gone.map(({ place }) => place.address ?? '').join(', ');
  return fate('detached', 'attachments-gone', { by, because: gone.map(goneInWords).join(' ') });
}

/** Of what will surely not exist. */
function goneInWords({ place, exists }: Attachment): string {
  const because = exists.answer === 'yes' ? '' : exists.because;
  return say(retentionWords, 'gone', { by: place.address ?? '', because }).message;
}
