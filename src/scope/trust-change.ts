import {
  type Grant,
  isList,
  isMap,
  type Retention,
  type Tree,
  type Trust,
  trustClasses,
  type Value,
} from '../model/index.js';
import { covers } from './covered-principal.js';

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
  const [known, grants] = [living(today.grants), living(then.grants)];
  return addedPrincipals(known, grants) ?? loosenedConditions(known, grants) ?? droppedDeny(today, then);
}

const opaque: TrustChange = {
  fate: 'unknown',
  does: 'may change its trust, which is sensitive and not in the facts',
  parts: [],
};

function isSame(one: Value<Tree>, other: Value<Tree>): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function rank(trust: WholeTrust['trust']): number {
  return (trustClasses as readonly string[]).indexOf(trust.class);
}

/** The grants through which anybody comes in. */
function living(grants: readonly Grant[]): readonly Grant[] {
  return grants.filter((grant) => grant.class !== 'none' && grant.class !== 'invalid');
}

function addedPrincipals(known: readonly Grant[], grants: readonly Grant[]): TrustChange | undefined {
  const added = grants.filter((grant) => !known.some((old) => covers(old.principal, grant.principal)));
  const parts = [...new Set(added.map((grant) => grant.principal))];
  return parts.length === 0 ? undefined : { fate: 'widened', does: 'adds to its trust', parts };
}

/** A condition more keeps others out, one less lets them in; what another one does cannot be told. */
function loosenedConditions(known: readonly Grant[], grants: readonly Grant[]): TrustChange | undefined {
  const loose = grants.filter(
    (grant) => !known.some((old) => covers(old.principal, grant.principal) && holdsAll(grant, old)),
  );
  const dropped = loose.flatMap((grant) => droppedConditions(known, grant));
  if (dropped.length > 0) return { fate: 'widened', does: 'takes out of its trust', parts: [...new Set(dropped)] };
  const parts = [...new Set(loose.map((grant) => grant.principal))];
  return parts.length === 0 ? undefined : { fate: 'altered', does: 'changes the conditions in its trust for', parts };
}

/** The conditions that a grant no longer has, where it has no other instead. */
function droppedConditions(known: readonly Grant[], grant: Grant): readonly string[] {
  if (grant.class === 'unknown') return [];
  const stricter = known.find((old) => covers(old.principal, grant.principal) && holdsAll(old, grant));
  return stricter ? stricter.conditions.filter((condition) => !grant.conditions.includes(condition)) : [];
}

/** Whether a grant has all conditions of another one. */
function holdsAll({ conditions }: Grant, other: Grant): boolean {
  return other.conditions.every((condition) => conditions.includes(condition));
}

/** A Deny may keep out some of those whom a principal stands for, which the principal does not tell. */
function droppedDeny(today: WholeTrust, then: WholeTrust): TrustChange | undefined {
  const kept = new Set(deniesOf(then.policy));
  const isDropped = deniesOf(today.policy).some((deny) => !kept.has(deny));
  return isDropped ? { fate: 'altered', does: 'drops or changes a Deny of its trust', parts: [] } : undefined;
}

function deniesOf(policy: Value<Tree>): readonly string[] {
  const { Statement: stated } = isMap(policy) ? policy : {};
  const statements = isList(stated) ? stated : [stated];
  return statements.flatMap((statement) => {
    if (!isMap(statement) || statement.Effect !== 'Deny') return [];
    const { Sid: _, ...rest } = statement;
    return [JSON.stringify(rest)];
  });
}
