import { type Grant, type Said, say, type Tree, type Trust, trustClasses, type Value } from '../../model/index.js';
import { changes } from '../reasons/index.js';
import { areAsked, isAsStrict } from './demands.js';
import { keepsDenials } from './denials.js';
import { covers } from './principals.js';

/** What one role trusts, also where that is not to be shown. */
export interface WholeTrust {
  readonly trust: Pick<Trust, 'class'>;
  /** Absent where only the class is at hand, as in facts of what is sensitive. */
  readonly grants?: readonly Grant[];
  /** Absent where AWS writes the policy, or it is not at hand. */
  readonly policy?: Value<Tree>;
}

/**
 * What becomes of those whom a trust lets in. `stricter`: only fewer. `wider`: others too. `altered`: it asks for
 * something else, which may let in more or fewer.
 */
export type TrustChange =
  | { readonly change: 'same' | 'stricter' }
  | {
      readonly change: 'wider' | 'altered' | 'unknown';
      /** What it does to the trust, as the end of a sentence. */
      readonly said: Said;
      /** The principals or conditions that the sentence goes on with. */
      readonly parts: readonly string[];
    };

/**
 * Compares the trust of a role with what comes of it. What IAM refuses lets in nobody. A better class counts as fewer.
 * Of the same class the principals are compared, and for each the conditions that it comes in under.
 */
export function compareTrusts(today: WholeTrust, then: WholeTrust): TrustChange {
  if (isSame(today.policy, then.policy)) return { change: 'same' };
  const isOfOneClass = today.trust.class === then.trust.class;
  return loosened(today, then) ?? { change: isOfOneClass && loosened(then, today) === undefined ? 'same' : 'stricter' };
}

type Loosened = Exclude<TrustChange, { readonly change: 'same' | 'stricter' }>;

function loosened(today: WholeTrust, then: WholeTrust): Loosened | undefined {
  if (then.trust.class === 'invalid') return undefined;
  if (then.trust.class === 'unknown' || today.trust.class === 'unknown')
    return { change: 'unknown', said: say(changes, 'trust-unknown', {}), parts: [] };
  const [rankToday, rankThen] = [rank(today.trust), rank(then.trust)];
  if (rankThen > rankToday) return undefined;
  if (rankThen < rankToday) {
    const classes = { from: today.trust.class, to: then.trust.class };
    return { change: 'wider', said: say(changes, 'class-worse', classes), parts: [] };
  }
  if (today.grants === undefined || then.grants === undefined)
    return { change: 'unknown', said: say(changes, 'trust-hidden', {}), parts: [] };
  const keepsDenies = keepsDenials(then.policy, today.policy);
  const known = entrances(today.grants, keepsDenies);
  const coming = entrances(then.grants, keepsDenies);
  return addedPrincipals(known, coming) ?? loosenedConditions(known, coming) ?? (keepsDenies ? undefined : droppedDeny);
}

/** A Deny may keep out some of those whom a principal stands for, which the principal does not tell. */
const droppedDeny: Loosened = { change: 'altered', said: say(changes, 'deny-changed', {}), parts: [] };

function isSame(one: Value<Tree>, other: Value<Tree>): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function rank(trust: WholeTrust['trust']): number {
  return (trustClasses as readonly string[]).indexOf(trust.class);
}

/** A grant through which anybody comes in, and what it asks of them. */
interface Entrance {
  readonly grant: Grant;
  readonly under: Grant['under'];
}

/** What each Deny asks needs no comparison where they are all kept. */
function entrances(grants: readonly Grant[], keepsDenies: boolean): readonly Entrance[] {
  const living = grants.filter((grant) => grant.class !== 'none' && grant.class !== 'invalid');
  const isOfDeny = (asked: Grant['under'][number]) => asked.some(({ denied }) => denied);
  return living.map((grant) => ({
    grant,
    under: keepsDenies ? grant.under.filter((asked) => !isOfDeny(asked)) : grant.under,
  }));
}

/** The entrances of all of whom one lets in. */
function around(known: readonly Entrance[], { grant }: Entrance): readonly Entrance[] {
  return known.filter((old) => covers(old.grant.principal, grant.principal));
}

function addedPrincipals(known: readonly Entrance[], then: readonly Entrance[]): Loosened | undefined {
  const parts = principalsOf(then.filter((one) => around(known, one).length === 0));
  return parts.length === 0 ? undefined : { change: 'wider', said: say(changes, 'principals-added', {}), parts };
}

/** A condition more keeps others out, one less lets them in; what another one does cannot be told. */
function loosenedConditions(known: readonly Entrance[], then: readonly Entrance[]): Loosened | undefined {
  const loose = then.filter((one) => !around(known, one).some((old) => areAsked(old.under, one.under)));
  const dropped = [...new Set(loose.flatMap((one) => droppedConditions(known, one)))];
  if (dropped.length > 0) return { change: 'wider', said: say(changes, 'conditions-dropped', {}), parts: dropped };
  const parts = principalsOf(loose);
  return parts.length === 0 ? undefined : { change: 'altered', said: say(changes, 'conditions-changed', {}), parts };
}

/** The conditions, in words, that a grant no longer has where it has no other instead. */
function droppedConditions(known: readonly Entrance[], one: Entrance): readonly string[] {
  if (one.grant.class === 'unknown') return [];
  const stricter = around(known, one).find((old) => one.under.every((asked) => isAmong(asked, old.under)));
  if (stricter === undefined) return [];
  const { conditions, under } = stricter.grant;
  const compared = new Set(stricter.under);
  return conditions.filter((_, i) => {
    const asked = under[i] ?? [];
    return compared.has(asked) && !isAmong(asked, one.under);
  });
}

function isAmong(asked: Grant['under'][number], others: Grant['under']): boolean {
  return others.some((other) => isAsStrict(asked, other));
}

function principalsOf(all: readonly Entrance[]): readonly string[] {
  return [...new Set(all.map(({ grant }) => grant.principal))];
}
