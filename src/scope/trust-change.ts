import { type Grant, type Retention, type Tree, type Trust, trustClasses, type Value } from '../model/index.js';
import { covers } from './covered-principal.js';
import { areAsked, type Demand, demandsOf, notAmong } from './demands.js';
import { keepsDenials } from './denials.js';

/** What one role trusts, also where that is not to be shown. */
export interface WholeTrust {
  readonly trust: Pick<Trust, 'class'>;
  /** Absent where only the class is at hand, as in facts of what is sensitive. */
  readonly grants?: readonly Grant[];
  /** Absent where AWS writes the policy, or it is not at hand. */
  readonly policy?: Value<Tree>;
}

/** What a change of the trust of a role does to it, with the end of a sentence that says so. */
export interface TrustChange {
  readonly fate: Extract<Retention['fate'], 'widened' | 'altered' | 'unknown'>;
  readonly does: string;
  /** The principals or conditions that the sentence goes on with. */
  readonly parts: readonly string[];
}

/**
 * How a trust lets in others than before; nothing where it does not, or only fewer. What IAM refuses lets in nobody. A
 * better class counts as fewer. Of the same class the principals are compared, and for each the conditions that it comes
 * in under.
 */
export function trustChange(today: WholeTrust, then: WholeTrust): TrustChange | undefined {
  if (isSame(today.policy, then.policy) || then.trust.class === 'invalid') return undefined;
  if (then.trust.class === 'unknown' || today.trust.class === 'unknown')
    return { fate: 'unknown', does: 'changes its trust, and whom that lets in cannot be told', parts: [] };
  const [rankToday, rankThen] = [rank(today.trust), rank(then.trust)];
  if (rankThen > rankToday) return undefined;
  if (rankThen < rankToday)
    return { fate: 'widened', does: `turns its trust from ${today.trust.class} to ${then.trust.class}`, parts: [] };
  if (today.grants === undefined || then.grants === undefined) return opaque;
  const keepsDenies = keepsDenials(then.policy, today.policy);
  const known = entrances(today.grants, today.policy, keepsDenies);
  const coming = entrances(then.grants, then.policy, keepsDenies);
  return addedPrincipals(known, coming) ?? loosenedConditions(known, coming) ?? (keepsDenies ? undefined : droppedDeny);
}

const opaque: TrustChange = {
  fate: 'unknown',
  does: 'may change its trust, which is sensitive and not in the facts',
  parts: [],
};

/** A Deny may keep out some of those whom a principal stands for, which the principal does not tell. */
const droppedDeny: TrustChange = { fate: 'altered', does: 'drops or changes a Deny of its trust', parts: [] };

function isSame(one: Value<Tree>, other: Value<Tree>): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function rank(trust: WholeTrust['trust']): number {
  return (trustClasses as readonly string[]).indexOf(trust.class);
}

/** A grant through which anybody comes in, and what it asks of them. */
interface Entrance {
  readonly grant: Grant;
  readonly demands: readonly Demand[];
}

/** What each Deny asks needs no comparison where they are all kept. */
function entrances(grants: readonly Grant[], policy: Value<Tree>, keepsDenies: boolean): readonly Entrance[] {
  const living = grants.filter((grant) => grant.class !== 'none' && grant.class !== 'invalid');
  return living.map((grant) => {
    const demands = demandsOf(grant, policy).filter(({ ofDeny }) => !(ofDeny && keepsDenies));
    return { grant, demands };
  });
}

/** The entrances of all of whom one lets in. */
function around(known: readonly Entrance[], { grant }: Entrance): readonly Entrance[] {
  return known.filter((old) => covers(old.grant.principal, grant.principal));
}

function addedPrincipals(known: readonly Entrance[], then: readonly Entrance[]): TrustChange | undefined {
  const parts = principalsOf(then.filter((one) => around(known, one).length === 0));
  return parts.length === 0 ? undefined : { fate: 'widened', does: 'adds to its trust', parts };
}

/** A condition more keeps others out, one less lets them in; what another one does cannot be told. */
function loosenedConditions(known: readonly Entrance[], then: readonly Entrance[]): TrustChange | undefined {
  const loose = then.filter((one) => !around(known, one).some((old) => areAsked(old.demands, one.demands)));
  const dropped = loose.flatMap((one) => droppedConditions(known, one));
  if (dropped.length > 0) return { fate: 'widened', does: 'takes out of its trust', parts: [...new Set(dropped)] };
  const parts = principalsOf(loose);
  return parts.length === 0 ? undefined : { fate: 'altered', does: 'changes the conditions in its trust for', parts };
}

/** The conditions that a grant no longer has, where it has no other instead. */
function droppedConditions(known: readonly Entrance[], one: Entrance): readonly string[] {
  if (one.grant.class === 'unknown') return [];
  const stricter = around(known, one).find((old) => notAmong(one.demands, old.demands).length === 0);
  return stricter ? notAmong(stricter.demands, one.demands).map(({ words }) => words) : [];
}

function principalsOf(all: readonly Entrance[]): readonly string[] {
  return [...new Set(all.map(({ grant }) => grant.principal))];
}
