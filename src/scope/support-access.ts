import { supportByManagedPolicy } from '../iam/index.js';
import {
  type Answer,
  every,
  isList,
  isUnknown,
  onceEach,
  type Place,
  type Route,
  type Said,
  say,
  some,
  type Tree,
  type Value,
} from '../model/index.js';
import type { Attachment } from './attachments.js';
import { doubtWords } from './words.js';

/** Whether an identity gives support access, by which routes, and what leaves it open. */
export interface Access {
  readonly answer: Answer;
  /** The routes that give it, or may. */
  readonly via: readonly Route[];
  /** Why the answer is unknown. */
  readonly doubt?: Said;
  /** The parameter whose value would settle it. */
  readonly parameter?: string;
  /** Where it is left open, if that has a place of its own. */
  readonly place?: Place;
}

/** What all the attachments to one identity say together: one certain attachment is enough. */
export const accessBy = onceEach((attachments: readonly Attachment[]): Access => {
  const judged = attachments.map((attachment) => ({ attachment, answer: supportThrough(attachment) }));
  const answer = some(judged.map((one) => one.answer));
  const decisive = answer === 'no' ? [] : judged.filter((one) => one.answer === answer).map((one) => one.attachment);
  const via = distinct(decisive.map(routeOf));
  const open = answer === 'unknown' ? decisive[0] : undefined;
  if (open === undefined) return { answer, via };
  const settled = isUnknown(open.policy)
    ? open.policy.$parameter && { parameter: open.policy.$parameter }
    : settledBy(open);
  return { answer, via, doubt: doubtOf(open), ...settled };
});

/** What would settle whether something will be there, and where that is said. */
export function settledBy({
  exists,
  place,
}: Pick<Attachment, 'exists' | 'place'>): Pick<Access, 'parameter' | 'place'> {
  if (exists.answer === 'yes') return {};
  const { parameter, path } = exists;
  return { ...(parameter && { parameter }), ...(path && { place: { ...place, path } }) };
}

/** Two inputs may declare one and the same route. */
function distinct(routes: readonly Route[]): Route[] {
  return [...new Map(routes.map((route) => [JSON.stringify(route), route])).values()];
}

/** Whether an attachment brings AWSSupportAccess to whatever it leads to. */
export function supportThrough(attachment: Attachment): Answer {
  return every([attachment.exists.answer, isSupportAccess(attachment.policy)]);
}

/**
 * Whether a policy is AWSSupportAccess. Of one that is not known, what it can still become decides, if that is a closed
 * list.
 */
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

/** An attachment as facts and reports name it. */
export function routeOf(attachment: Attachment): Route {
  const policy = isUnknown(attachment.policy) ? 'unknown' : (attachment.policy ?? 'none');
  return { kind: attachment.route, address: attachment.place.address ?? '', policy };
}

/** Why an attachment cannot be relied on. */
export function doubtOf({ place, policy, exists }: Attachment): Said {
  const by = place.address ?? '';
  if (isUnknown(policy)) return say(doubtWords, 'policy-not-told', { by, because: policy.$unknown });
  if (exists.answer !== 'yes') return say(doubtWords, 'attachment-not-told', { by, because: exists.because });
  return say(doubtWords, 'attachment-open', { by });
}

/** Whether an attachment would bring AWSSupportAccess if it were there. */
export function wouldSupport(attachment: Attachment): boolean {
  return isSupportAccess(attachment.policy) === 'yes';
}
