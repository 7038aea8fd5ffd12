import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTrust, type TrustSetting } from '../../src/iam/index.js';
import { isList, isMap, type Tree, type Trust } from '../../src/model/index.js';
import { tries } from '../size.js';
import { anyPolicy } from './brute-force/policies.js';
import { OWN } from './brute-force/world.js';

const numRuns = tries(600, 100_000);

const setting: TrustSetting = { account: OWN, trustedAccounts: [], trustedOrganizations: [], trustedIssuers: [] };

/**
 * Parts of a policy that may come to be unknown: whatever stands below its statements. Not whom and what a Deny is
 * about: what is known to be public stays public, though such a Deny may turn out to take it away.
 */
function partsOf(tree: Tree): (readonly (string | number)[])[] {
  return pathsIn(tree).filter(([, index = 0, element]) => {
    const statements = isMap(tree) && isList(tree.Statement) ? tree.Statement : [];
    const statement = statements[Number(index)];
    const denies = isMap(statement) && statement.Effect === 'Deny';
    return element !== undefined && (!denies || element === 'Condition');
  });
}

function pathsIn(tree: Tree, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const below = isList(tree) ? [...tree.entries()] : isMap(tree) ? Object.entries(tree) : [];
  return [path, ...below.flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}

function withUnknown(tree: Tree, path: readonly (string | number)[]): Tree {
  const [key, ...rest] = path;
  if (key === undefined) return { $unknown: 'it is known after apply' };
  if (isList(tree)) return tree.map((part, index) => (index === key ? withUnknown(part, rest) : part));
  return isMap(tree) ? { ...tree, [key]: withUnknown(tree[String(key)] ?? null, rest) } : tree;
}

/**
 * What is said of a policy with unknown parts must be true of what it turns out to be, or left open; a grant may only
 * turn out to come to nothing.
 */
function holdsFor(told: Trust, turnsOut: Trust): boolean {
  const nothing = turnsOut.class === 'none' || turnsOut.grants.some((grant) => grant.class === 'none');
  return told.verdict === 'unknown' || told.verdict === turnsOut.verdict || nothing;
}

describe('a part that is not known', () => {
  it('never makes a verdict that the whole policy takes back', () => {
    let settled = 0;
    fc.assert(
      fc.property(anyPolicy, fc.nat(), (policy, drawn) => {
        const tree: Tree = JSON.parse(JSON.stringify(policy));
        const paths = partsOf(tree);
        const told = analyzeTrust(withUnknown(tree, paths[drawn % paths.length] ?? []), setting);
        if (told.verdict !== 'unknown') settled++;
        expect(holdsFor(told, analyzeTrust(tree, setting)), `${told.class} ${told.verdict}`).toBe(true);
      }),
      { numRuns, seed: 11 },
    );
    expect(settled).toBeGreaterThan(numRuns / 4);
  });
});
