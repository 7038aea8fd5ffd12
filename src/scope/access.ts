import { supportByManagedPolicy } from '../iam/index.js';
import { type Answer, every, isList, isUnknown, type Route, some, type Tree, type Value } from '../model/index.js';
import type { Link } from './link.js';

/** Whether an identity gives support access, by which routes, and what leaves it open. */
export interface Access {
  readonly answer: Answer;
  /** The routes that give it, or may. */
  readonly via: readonly Route[];
  /** Why the answer is unknown, as a sentence. */
  readonly because?: string;
  /** The parameter whose value would settle it. */
  readonly parameter?: string;
}

/** What all the links to one identity say together: one certain link is enough. */
export function accessBy(links: readonly Link[]): Access {
  const judged = links.map((link) => ({ link, answer: supportThrough(link) }));
  const answer = some(judged.map((one) => one.answer));
  const decisive = answer === 'no' ? [] : judged.filter((one) => one.answer === answer).map((one) => one.link);
  const via = distinct(decisive.map(routeOf));
  const open = answer === 'unknown' ? decisive[0] : undefined;
  if (open === undefined) return { answer, via };
  const parameter = isUnknown(open.policy) ? open.policy.$parameter : undefined;
  return { answer, via, because: doubtOf(open), ...(parameter && { parameter }) };
}

/** Two inputs may declare one and the same route. */
function distinct(routes: readonly Route[]): Route[] {
  return [...new Map(routes.map((route) => [JSON.stringify(route), route])).values()];
}

/** Whether a link brings AWSSupportAccess to whatever it leads to. */
export function supportThrough(link: Link): Answer {
  return every([link.exists.answer, isSupportAccess(link.policy)]);
}

/** Whether a policy is AWSSupportAccess. Of one that is not known, what it can still become decides, if that is a closed list. */
export function isSupportAccess(policy: Value<string>): Answer {
  if (!isUnknown(policy)) return isSupportPolicy(policy) ? 'yes' : 'no';
  const { $oneOf: candidates } = policy;
  if (candidates === undefined) return 'unknown';
  return candidates.every(isSupportPolicy) ? 'yes' : candidates.some(isSupportPolicy) ? 'unknown' : 'no';
}

/** An ARN, or a whole list of them that holds the right one. */
function isSupportPolicy(candidate: Tree | undefined): boolean {
  if (isList(candidate)) return candidate.some(isSupportPolicy);
  return typeof candidate === 'string' && supportByManagedPolicy(candidate).answer === 'yes';
}

/** A link as facts and reports name it. */
export function routeOf(link: Link): Route {
  const policy = isUnknown(link.policy) ? 'unknown' : (link.policy ?? 'none');
  return { kind: link.route, address: link.place.address ?? '', policy };
}

/** Why a link cannot be relied on, as a sentence. */
export function doubtOf(link: Link): string {
  const by = `\`${link.place.address}\``;
  if (isUnknown(link.policy)) return `${by} attaches a policy that cannot be told: ${link.policy.$unknown}.`;
  if (link.exists.answer !== 'yes') return `It cannot be told whether ${by} will exist: ${link.exists.because}.`;
  return `${by} leaves open what it attaches.`;
}
