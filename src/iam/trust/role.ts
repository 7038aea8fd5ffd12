import { type Grant, type Reason, some, type Trust, type TrustClass, worst } from '../../model/index.js';
import { worstClass } from '../callers/judgement.js';
import { because } from '../reasons/index.js';
import { fixFor } from './fix.js';

/** Classes that let no person in. They are held against the role only where nobody else comes in. */
const EMPTY: ReadonlySet<TrustClass> = new Set<TrustClass>(['none', 'service', 'orphan']);

/**
 * What the grants make of the role: the worst verdict and the worst class; a grant that
 * comes to nothing is left out while another is alive, unless one edit brings it to life; only services, or nobody,
 * fails.
 */
export function roleOf(grants: readonly Grant[], reasons: readonly Reason[]): Trust {
  const peopled = grants.some((grant) => !EMPTY.has(grant.class));
  const weighed = grants.map((grant) => (EMPTY.has(grant.class) ? weighEmpty(grant, peopled) : grant));
  const alive = weighed.filter((grant) => grant.class !== 'none');
  const verdict = alive.length === 0 ? 'fail' : worst(weighed.map((grant) => grant.verdict));
  const kind = alive.length === 0 ? 'none' : worstClass(alive);
  return finished(kind, verdict, weighed, [...(peopled ? [] : [whyEmpty(alive)]), ...reasons]);
}

function weighEmpty(grant: Grant, peopled: boolean): Grant {
  if (!peopled) return { ...grant, verdict: 'fail' };
  const isLeftOut = grant.class === 'none' && !grant.reasons.some(({ code }) => code === 'dormant');
  return { ...grant, verdict: isLeftOut ? 'pass' : 'warn' };
}

function whyEmpty(alive: readonly Grant[]): Reason {
  return because(alive.some((grant) => grant.class === 'service') ? 'only-services' : 'nobody-left');
}

/** A trust with its person and its fix. What IAM refuses lets nobody in. */
export function finished(
  kind: TrustClass,
  verdict: Trust['verdict'],
  grants: readonly Grant[],
  reasons: readonly Reason[],
): Trust {
  const fix = fixFor({ class: kind, verdict, grants });
  const person = kind === 'invalid' ? 'no' : some(grants.map((grant) => grant.person));
  return { class: kind, verdict, person, grants, reasons, ...(fix === undefined ? {} : { fix }) };
}
