import { groupBy, unknown, type Value } from '../../model/index.js';
import { decidingText, declaredAccounts, isSameAccount, ownProvider, type Providers } from './same-account.js';

/** What tells the account that a provider configuration leads to. */
export interface Evidence {
  readonly key: string;
  readonly id: string | undefined;
}

/** Configurations that may be alike and are held against each other: an account has some thirty regions. */
const MOST_ALIKE = 200;

/** Provider configurations that surely lead to one account, by the key of one of them. */
export interface Group {
  readonly key: string;
  readonly account: Value<string>;
}

/** The group of a provider configuration by its key, configured or not. */
export type GroupOf = (key: string) => Group;

/**
 * Groups provider configurations: those that are alike are one, unless evidence says otherwise, or one of them is like
 * another that the rest is not like: then it cannot be told to which of the two it belongs.
 * @param used keys that instances use, configured or not
 * @param found what tells accounts beside the configurations themselves
 */
export function groupsOf(providers: Providers, used: readonly string[], found: readonly Evidence[]): GroupOf {
  const evidence = groupBy(found, ({ key }) => key);
  const told = (among: readonly string[]) => {
    const seen = among.flatMap((key) => (evidence.get(key) ?? []).flatMap(({ id }) => id || []));
    const stated = among.flatMap((key) => declaredAccounts(providers.at(key) ?? new Map()));
    return [...new Set([...seen, ...stated])].sort();
  };
  const groups = new Map<string, Group>();
  const likes = new Map<string, Likes>();
  let keys: readonly string[] = [];
  let byDeciders: ReadonlyMap<string | undefined, readonly string[]> = new Map();
  const likesOf = (key: string): Likes => {
    const known = likes.get(key);
    if (known) return known;
    const deciders = decidingText(providers, key);
    const likely = deciders === undefined ? [] : (byDeciders.get(deciders) ?? []);
    const among = likely.length > MOST_ALIKE ? [key] : [...new Set([...likely, key])];
    const alike = among.filter((other) => isSameAccount(providers, key, other));
    const made = { alike, text: JSON.stringify(alike) };
    likes.set(key, made);
    return made;
  };
  const groupOf = (key: string): Group => {
    const { alike, text } = likesOf(key);
    const areOne = alike.every((other) => likesOf(other).text === text);
    const together = areOne && told(alike).length <= 1 ? alike : [key];
    return { key: together[0] ?? key, account: accountTold(key, told(together)) };
  };
  return (key) => {
    const known = providers.keys();
    if (keys.length === 0 || known.length + 1 + used.length !== keys.length) {
      keys = [ownProvider, ...[...known].sort(), ...used];
      byDeciders = groupBy(new Set(keys), (one) => decidingText(providers, one));
      groups.clear();
      likes.clear();
    }
    const group = groups.get(key) ?? groupOf(key);
    groups.set(key, group);
    return group;
  };
}

/** The configurations that are like one, in order, and the same as text. */
interface Likes {
  readonly alike: readonly string[];
  readonly text: string;
}

function accountTold(key: string, [id, ...others]: readonly string[]): Value<string> {
  if (others.length === 0) return id;
  return unknown(`provider \`${key}\` leads to several accounts: ${[id, ...others].join(', ')}`, [key]);
}
