import type { Exists, Place, Retention, RoleFact } from '../model/index.js';
import { supportThrough } from './access.js';
import { type Landscape, linksTo } from './landscape.js';
import type { Link } from './link.js';
import { provisionedSets } from './permission-sets.js';
import { isOfSet, isSame } from './same-role.js';

/** How a role that gives support access today comes to give none, and which changes do it. */
export function fateOfLost(today: RoleFact, after: Landscape): Pick<Retention, 'fate' | 'because'> {
  const whole = isOfSet(today) ? setAfter(today, after) : roleAfter(today, after);
  if (whole === undefined)
    return { fate: 'unknown', because: `What becomes of \`${today.place.address}\` cannot be seen.` };
  const destroyed = whyGone(whole);
  if (destroyed !== undefined) return { fate: 'destroyed', because: destroyed };
  const detached = whole.parts.flatMap((part) => whyGone(part) ?? []).join(' ');
  return {
    fate: 'detached',
    because: detached || `AWSSupportAccess is no longer attached to \`${whole.place.address}\`.`,
  };
}

interface Part {
  readonly place: Place;
  readonly exists: Exists;
}

/** A role or permission set with what it takes beside it to give support access. */
interface Whole extends Part {
  readonly parts: readonly Part[];
}

function roleAfter(today: RoleFact, after: Landscape): Whole | undefined {
  const role = after.identities.find((one) => one.kind === 'role' && isSame(one, today));
  return role && { place: role.place, exists: role.exists, parts: linksTo(after, role).filter(isSupport) };
}

/** Without an assignment, Identity Center makes no role. */
function setAfter(today: RoleFact, after: Landscape): Whole | undefined {
  const found = provisionedSets(after).find(({ set }) => isSame(set, today));
  if (found === undefined) return undefined;
  const { set, links, assignments } = found;
  return { place: set.place, exists: set.exists, parts: [...links.filter(isSupport), ...assignments] };
}

function isSupport(link: Link): boolean {
  return supportThrough({ ...link, exists: { answer: 'yes' } }) === 'yes';
}

function whyGone({ place, exists }: Part): string | undefined {
  return exists.answer === 'no' ? `\`${place.address}\` will not exist: ${exists.because}.` : undefined;
}
