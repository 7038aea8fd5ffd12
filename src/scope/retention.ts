import { type Retention, type RoleFact, trustClasses } from '../model/index.js';
import { supportThrough } from './access.js';
import { type Identity, type Landscape, linksTo, survey } from './landscape.js';
import type { Link } from './link.js';
import { roleFacts } from './roles.js';
import type { ScopeInput } from './scope.js';

/**
 * What a plan does to the roles that give support access today. Only inputs that say what is there today tell, so a
 * template has nothing to retain.
 */
export function retentions(input: ScopeInput, after: Landscape, roles: readonly RoleFact[]): Retention[] {
  const deployments = input.deployments.map((one) => ({ ...one, resources: one.before ?? [] }));
  const today = roleFacts(survey({ ...input, deployments })).filter((role) => role.supportAccess === 'yes');
  return today.map((role) => retentionOf(role, after, roles));
}

function retentionOf(today: RoleFact, after: Landscape, roles: readonly RoleFact[]): Retention {
  const same = roles.filter((role) => isSame(role, today));
  const then = same.find((role) => role.supportAccess === 'yes') ?? same[0];
  const fate = then ? fateOfKept(today, then) : fateOfLost(today, after);
  return {
    kind: 'retention',
    place: (then ?? today).place,
    name: today.name,
    ...fate,
    othersRemain: roles.some((role) => role.supportAccess === 'yes' && !isSame(role, today)),
    trustToday: today.trust.class,
    ...(then ? { trustThen: then.trust.class, verdictThen: then.trust.verdict } : {}),
  };
}

function isSame(one: { name: unknown; place: RoleFact['place'] }, today: RoleFact): boolean {
  const { input, address } = one.place;
  return one.name === today.name || (input === today.place.input && address === today.place.address);
}

type Fate = Pick<Retention, 'fate' | 'because'>;

function fateOfKept(today: RoleFact, then: RoleFact): Fate {
  const address = `\`${then.place.address}\``;
  if (then.supportAccess !== 'yes') return { fate: 'unknown', because: then.because ?? '' };
  const wider = widening(then, today);
  if (wider !== undefined) return { fate: 'widened', because: `The change of ${address} ${wider}.` };
  if (then.change === 'replace') {
    return {
      fate: 'replaced',
      because: `The plan destroys ${address} and creates it anew; whatever refers to the old role by its id loses it.`,
    };
  }
  return { fate: 'kept', because: '' };
}

/** How a change lets in more than before, as the end of a sentence; nothing where it does not. What IAM refuses lets in nobody. */
function widening(then: RoleFact, today: RoleFact): string | undefined {
  const [rankThen, rankToday] = [rank(then), rank(today)];
  if (then.trust.class === 'invalid' || rankThen === -1 || rankThen > rankToday) return undefined;
  if (rankThen < rankToday) return `turns its trust from ${today.trust.class} to ${then.trust.class}`;
  const known = new Set(today.trust.grants.map((grant) => grant.principal));
  const added = then.trust.grants.map((grant) => grant.principal).filter((principal) => !known.has(principal));
  return added.length === 0
    ? undefined
    : `adds ${added.map((principal) => `\`${principal}\``).join(', ')} to its trust`;
}

function rank({ trust }: RoleFact): number {
  return (trustClasses as readonly string[]).indexOf(trust.class);
}

function fateOfLost(today: RoleFact, after: Landscape): Fate {
  const role = after.identities.find((one) => one.kind === 'role' && isSame(one, today));
  if (role === undefined)
    return { fate: 'unknown', because: `What becomes of \`${today.place.address}\` cannot be seen.` };
  if (role.exists.answer === 'no') {
    return { fate: 'destroyed', because: `\`${role.place.address}\` will not exist: ${role.exists.because}.` };
  }
  return { fate: 'detached', because: detachedBy(role, after) };
}

function detachedBy(role: Identity, after: Landscape): string {
  const gone = linksTo(after, role).filter((link) => link.exists.answer === 'no' && isSupport(link));
  const reasons = gone.map((link) =>
    link.exists.answer === 'no' ? `\`${link.place.address}\` will not exist: ${link.exists.because}.` : '',
  );
  return reasons.join(' ') || `AWSSupportAccess is no longer attached to \`${role.place.address}\`.`;
}

function isSupport(link: Link): boolean {
  return supportThrough({ ...link, exists: { answer: 'yes' } }) === 'yes';
}
